package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell launcher with a Java that only tells what it was asked for. */
@DisabledOnOs(OS.WINDOWS)
class DistributionLauncherTest {
  private static final Path LAUNCHER = Path.of("src/main/distribution/bin/trojanscope");
  private static final String PRINT_ARGUMENTS =
      "for argument; do printf '[%s]' \"$argument\"; done; echo; echo \"locale $LC_ALL\"";

  @TempDir Path temporary;
  private final Map<String, String> environment = new HashMap<>();
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(LAUNCHER, home.resolve("bin/trojanscope"));
    environment.put("PATH", temporary.resolve("path") + ":/usr/bin:/bin");
  }

  private void installJava(Path bin, String version) throws IOException {
    ChildProcess.script(
        bin.resolve("java"),
        "if [ \"$1\" = -version ]; then echo '" + version + "' >&2; exit; fi\n" + PRINT_ARGUMENTS);
  }

  private ChildProcess launch(Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(arguments));
    return ChildProcess.run(environment, command);
  }

  private ChildProcess launch(String... arguments) throws IOException, InterruptedException {
    return launch(home.resolve("bin/trojanscope"), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openjdk version \"17.0.15\" 2025-04-15",
        "openjdk version \"25\" 2025-09-16",
        "java version \"26-ea\" 2026-03-17",
        "Picked up JAVA_TOOL_OPTIONS: -Dversion=1\nopenjdk version \"21.0.2\" 2024-01-16"
      })
  void startsJavaThatIsNewEnough(String version) throws Exception {
    installJava(temporary.resolve("path"), version);

    ChildProcess run = launch("report", "a b", "*");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("[-jar][" + home.toRealPath() + "/lib/trojanscope.jar][report][a b][*]\n")
        .doesNotContain("trojanscope.progress");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java version \"1.8.0_402\"", "openjdk version \"11.0.2\" 2019-01-15", "nonsense"})
  void refusesJavaThatIsTooOld(String version) throws Exception {
    installJava(temporary.resolve("path"), version);

    ChildProcess run = launch("demo");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: " + temporary.resolve("path/java") + " is Java ")
        .contains("install Java 17 or later")
        .hasLineCount(1);
  }

  @Test
  void saysWhatToInstallWithoutJava() throws Exception {
    Path tools = temporary.resolve("tools");
    ChildProcess.offer(tools, "dirname", "readlink", "sed", "head", "stty");
    environment.put("PATH", tools.toString());

    ChildProcess run = launch("demo");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: Java is not installed; install Java 17 or later")
        .hasLineCount(1);
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    installJava(temporary.resolve("path"), "openjdk version \"11\"");
    installJava(temporary.resolve("jdk/bin"), "openjdk version \"17\"");
    environment.put("JAVA_HOME", temporary.resolve("jdk").toString());
    assertThat(launch("demo").exitCode()).isZero();

    environment.put("JAVA_HOME", temporary.resolve("none").toString());
    assertThat(launch("demo").err()).startsWith("error: JAVA_HOME: no bin/java").hasLineCount(1);
  }

  @Test
  void findsItsHomeThroughSymbolicLinks() throws Exception {
    installJava(temporary.resolve("path"), "openjdk version \"17\"");
    Path first = temporary.resolve("first");
    Files.createSymbolicLink(first, Path.of("a home/bin/trojanscope"));
    Path second = Files.createDirectory(temporary.resolve("links")).resolve("second");
    Files.createSymbolicLink(second, first);

    assertThat(launch(second).out()).contains("[" + home.toRealPath() + "/lib/trojanscope.jar]");
  }

  @Test
  void handsOnTheUsersOptionsForJava() throws Exception {
    installJava(temporary.resolve("path"), "openjdk version \"17\"");
    environment.put("TROJANSCOPE_JAVA_OPTS", "-Xmx8g -Da=b");

    assertThat(launch("demo").out()).contains("[-Xmx8g][-Da=b][-jar]");
  }

  @Test
  void readsFileNamesAsUtf8EvenInThePlainLocale() throws Exception {
    installJava(temporary.resolve("path"), "openjdk version \"17\"");
    assertThat(launch("demo").out()).contains("locale C.UTF-8");

    environment.put("LANG", "de_DE.UTF-8");
    assertThat(launch("demo").out()).contains("locale \n");
  }
}
