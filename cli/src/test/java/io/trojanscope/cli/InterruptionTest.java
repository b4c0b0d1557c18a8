package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts a program that is about to fill a folder. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class InterruptionTest {
  @TempDir Path temporary;

  @Test
  void saysSoAndLeavesNothingHalfWritten() throws Exception {
    Process program = start("busy");
    while (program.isAlive() && !holdsTemporaryFiles()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    // Not SIGINT: a build in the background would hand on that it is ignored.
    program.toHandle().destroy();

    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(program.exitValue()).isEqualTo(128 + 15);
    assertThat(error(program)).isEqualTo("interrupted\n");
    assertThat(temporary.resolve("maps")).doesNotExist();
  }

  @Test
  void namesWhatIsLeftOfWorkThatDoesNotStop() throws Exception {
    Process program = start("deaf");
    while (program.isAlive() && !holdsTemporaryFiles()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    program.toHandle().destroy();

    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String[] left = temporary.resolve("maps").toFile().list();
    assertThat(left).hasSize(1);
    assertThat(error(program))
        .isEqualTo(
            "interrupted; delete the temporary folder "
                + temporary.resolve("maps").resolve(left[0])
                + "\n");
  }

  @Test
  void saysNothingOfTemporaryFilesWhereThereAreNone() throws Exception {
    Process program = start("computing");
    assertThat(program.getInputStream().read()).isEqualTo('!');
    program.toHandle().destroy();

    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(error(program)).isEqualTo("interrupted\n");
  }

  @Test
  void saysNothingAtAnOrdinaryEnd() throws Exception {
    Process program = start("done");

    assertThat(program.waitFor()).isEqualTo(2);
    assertThat(error(program)).isEmpty();
  }

  private Process start(String mode) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            mode,
            temporary.resolve("maps").toString())
        .start();
  }

  private boolean holdsTemporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.anyMatch(file -> file.endsWith("half"));
    }
  }

  private static String error(Process program) throws IOException {
    return new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Goes the way of {@link Main} with a command of its own. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Interruption interruption = Interruption.watch(System.err);
      ErrorReporter errors = new ErrorReporter(System.err, interruption::requested);
      Path folder = Path.of(arguments[1]);
      try {
        switch (arguments[0]) {
          case "busy" -> OutputFolder.write(folder, Program::writeForever);
          case "deaf" -> OutputFolder.write(folder, Program::writeWithoutEnd);
          case "computing" -> {
            System.out.println('!');
            waitWithoutEnd();
          }
          default -> {}
        }
      } catch (RuntimeException e) {
        if (!interruption.requested()) {
          errors.print("failed by itself");
        }
      }
      interruption.finished();
      System.exit(ExitCode.ERROR);
    }

    private static void writeWithoutEnd(Path folder) throws IOException {
      Files.writeString(folder.resolve("half"), "half");
      waitWithoutEnd();
    }

    /** Like native code, which no interruption reaches. */
    private static void waitWithoutEnd() {
      for (; ; ) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        Thread.interrupted();
      }
    }

    private static void writeForever(Path folder) throws IOException {
      Files.writeString(folder.resolve("half"), "half");
      try {
        TimeUnit.HOURS.sleep(1);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }
}
