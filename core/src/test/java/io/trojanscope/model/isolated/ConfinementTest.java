package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.trojanscope.model.djl.InstructionLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What native code in a worker cannot do, tried out. */
class ConfinementTest {
  private static final String CLASS_PATH = "java.class.path";
  private static final WorkerLimits LIMITS =
      new WorkerLimits(512L << 20, Duration.ofMinutes(1), Duration.ofMinutes(5));

  @TempDir Path folder;
  private final String classPath = System.getProperty(CLASS_PATH);
  private Path visible;
  private Path hidden;
  private Process victim;

  /** The probe's own folder is on the class path, so it is the one that a worker sees. */
  @BeforeEach
  void prepare() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path other = Files.createDirectory(folder.resolve("other"));
    visible = Files.writeString(own.resolve("visible"), "text");
    hidden = Files.writeString(other.resolve("hidden"), "text");
    Files.setPosixFilePermissions(visible, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-------"));
    String library = System.mapLibraryName("jnidispatch");
    try (InputStream in = Native.class.getResourceAsStream("linux-x86-64/" + library)) {
      Assumptions.assumeTrue(in != null && isIntel(), "the probe is for Linux on x86-64");
      Files.copy(in, own.resolve(library));
    }
    victim = new ProcessBuilder("sleep", "60").start();
    Properties plan = new Properties();
    plan.setProperty("library", own.toString());
    plan.setProperty("visible", visible.toString());
    plan.setProperty("hidden", hidden.toString());
    plan.setProperty("process", victim.pid() + "");
    try (OutputStream out = Files.newOutputStream(own.resolve(ConfinementProbe.PLAN))) {
      plan.store(out, null);
    }
    System.setProperty(CLASS_PATH, classPath + ":" + own);
  }

  private static boolean isIntel() {
    return System.getProperty("os.arch").equals("amd64");
  }

  @AfterEach
  void restore() {
    System.setProperty(CLASS_PATH, classPath);
    if (victim != null) {
      victim.destroyForcibly();
    }
  }

  @Test
  void bubblewrapDeniesEveryAttempt() throws Exception {
    Assumptions.assumeTrue(
        Confinement.isolation() == Isolation.BUBBLEWRAP,
        "bubblewrap is not installed, or not allowed here: install it to run this test");

    List<String> lines = probe();

    assertThat(lines).hasSize(23).last().isEqualTo("end");
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.matches(".*: error \\d+"));
    assertUntouched();
  }

  @Test
  void theFilterIsAProgramOfWholeInstructions() {
    byte[] filter = SystemCallFilter.ofThisMachine().orElseThrow();

    assertThat(filter.length % 8).isZero();
    ByteBuffer program = ByteBuffer.wrap(filter).order(ByteOrder.nativeOrder());
    int count = filter.length / 8;
    for (int i = 0; i < count; i++) {
      boolean jump = (program.getShort(8 * i) & 7) == 5;
      int furthest = Math.max(program.get(8 * i + 2), program.get(8 * i + 3)) & 0xff;
      assertThat(i + 1 + (jump ? furthest : 0)).isLessThanOrEqualTo(jump ? count - 1 : count);
    }
  }

  private void assertUntouched() throws IOException {
    for (Path file : List.of(visible, hidden)) {
      assertThat(file).hasContent("text");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(folder.resolve("other")).isDirectoryContaining(hidden::equals);
    assertThat(victim.isAlive()).isTrue();
  }

  private List<String> probe() throws Exception {
    try (WorkerProcess process =
            WorkerProcess.start(ConfinementProbe.class, LIMITS, InstructionLimit.ANY_CONVOLUTIONS);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(victim.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
      return lines;
    }
  }
}
