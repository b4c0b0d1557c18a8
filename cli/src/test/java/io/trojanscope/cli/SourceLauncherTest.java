package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of a source tree, with a compiler and a Maven that only pretend. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class SourceLauncherTest {
  private static final String PRETEND_BUILD =
      """
      echo build >>builds
      sleep 0.3
      mkdir -p cli/target/trojanscope-1.2/bin
      printf '#!/bin/sh\\necho "ran $*"' >cli/target/trojanscope-1.2/bin/trojanscope
      chmod +x cli/target/trojanscope-1.2/bin/trojanscope
      """;

  @TempDir Path temporary;
  private final Map<String, String> environment = new HashMap<>();
  private Path root;
  private Path tools;

  @BeforeEach
  void checkOut() throws IOException {
    root = Files.createDirectories(temporary.resolve("a clone"));
    Files.copy(Path.of("../trojanscope"), root.resolve("trojanscope"));
    Files.writeString(root.resolve("pom.xml"), "<project>\n  <version>1.2</version>\n</project>");
    Files.createDirectories(root.resolve("core/src/main"));
    Files.createDirectories(root.resolve("cli/src"));
    tools = temporary.resolve("tools");
    ChildProcess.script(tools.resolve("javac"), "echo javac 17.0.15");
    ChildProcess.script(tools.resolve("mvn"), PRETEND_BUILD);
    ChildProcess.offer(
        tools, "chmod", "dirname", "find", "flock", "head", "mkdir", "mv", "rm", "rmdir", "sed",
        "sleep", "tail", "touch");
    environment.put("PATH", tools.toString());
  }

  private List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", root.resolve("trojanscope").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private ChildProcess launch(String... arguments) throws IOException, InterruptedException {
    return ChildProcess.run(environment, command(arguments));
  }

  private long builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  @Test
  void buildsOnceAndRuns() throws Exception {
    ChildProcess first = launch("demo", "--force");
    ChildProcess second = launch("demo");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEqualTo("ran demo --force\n");
    assertThat(first.err()).startsWith("trojanscope: building").hasLineCount(1);
    assertThat(second.out()).isEqualTo("ran demo\n");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainAfterAChange() throws Exception {
    launch();
    Path source = Files.writeString(root.resolve("core/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    launch();

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void showsTheOutputOfAFailedBuildAndTriesAgain() throws Exception {
    ChildProcess.script(tools.resolve("mvn"), "echo '[ERROR] no such class'; exit 1");
    ChildProcess failed = launch("demo");
    ChildProcess.script(tools.resolve("mvn"), PRETEND_BUILD);

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("[ERROR] no such class").contains("could not be built");
    assertThat(launch("demo").out()).isEqualTo("ran demo\n");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    buildTwiceAtOnce();
  }

  @Test
  void twoAtOnceBuildOnceWithoutFlock() throws Exception {
    Files.deleteIfExists(tools.resolve("flock"));
    buildTwiceAtOnce();

    assertThat(root.resolve("cli/target/trojanscope-build.lock.d")).doesNotExist();
  }

  private void buildTwiceAtOnce() throws IOException, InterruptedException {
    ProcessBuilder other = new ProcessBuilder(command("other"));
    other.redirectErrorStream(true).redirectOutput(temporary.resolve("other").toFile());
    other.environment().putAll(environment);
    Process process = other.start();

    assertThat(launch("one").out()).isEqualTo("ran one\n");
    assertThat(process.waitFor()).isZero();
    assertThat(temporary.resolve("other")).content().endsWith("ran other\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void saysWhatToInstall() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertRefused("error: Maven was not found; install a JDK 17 or later and Maven 3.8 or later");
    ChildProcess.script(tools.resolve("javac"), "echo javac 1.8.0_402");
    assertRefused("error: " + tools.resolve("javac") + " is Java 8; install a JDK 17 or later");
    Files.delete(tools.resolve("javac"));
    assertRefused("error: no Java compiler was found; install a JDK 17 or later");
    environment.put("JAVA_HOME", "/nowhere");
    assertRefused("error: JAVA_HOME: no bin/javac in /nowhere; install a JDK 17 or later");
  }

  private void assertRefused(String message) throws IOException, InterruptedException {
    ChildProcess run = launch("demo");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith(message).hasLineCount(1);
    assertThat(root.resolve("cli/target")).doesNotExist();
  }
}
