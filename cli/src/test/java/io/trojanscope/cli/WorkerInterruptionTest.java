package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while the processes of a model start, and while one is at work. */
@Timeout(120)
@Tag("slow")
class WorkerInterruptionTest {
  /** The signal may be ignored where the tests run, and that would be handed on. */
  private static final List<String> HEARS_CTRL_C = List.of("env", "--default-signal=INT");

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void requireSignal() throws IOException, InterruptedException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    boolean available;
    try {
      available = start(Stream.concat(HEARS_CTRL_C.stream(), Stream.of("true"))).waitFor() == 0;
    } catch (IOException e) {
      available = false;
    }
    assumeTrue(available, "needs env --default-signal");
  }

  @Test
  void whileProcessesStart() throws Exception {
    Files.write(folder.resolve("model.pt"), TorchScriptFiles.good());

    assertEndsAtCtrlC(0);
  }

  @Test
  void whileTheModelRuns() throws Exception {
    Files.write(
        folder.resolve("model.pt"),
        TorchScriptFiles.withStatements("go = True", "while go:", "  x = torch.add(x, 1)"));

    assertEndsAtCtrlC(8);
  }

  private void assertEndsAtCtrlC(int secondsAfterStart) throws Exception {
    Process program = start(command());
    while (program.isAlive() && program.descendants().noneMatch(WorkerInterruptionTest::isWorker)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.SECONDS.sleep(secondsAfterStart);
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(workers).isNotEmpty();
    start(Stream.of("kill", "-INT", program.pid() + "")).waitFor();

    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(130);
    assertThat(text(program.getErrorStream().readAllBytes())).isEqualTo("interrupted\n");
    assertThat(text(program.getInputStream().readAllBytes())).isEmpty();
    assertThat(folder.resolve("result.json")).doesNotExist();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(10, TimeUnit.SECONDS);
    }
    // A process that had not started yet may leave its folder to the sweep of the next start.
    if (secondsAfterStart > 0) {
      assertNothingLeft();
    }
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("trojanscope")))
          .isEmpty();
    }
  }

  private Stream<String> command() {
    return Stream.concat(
        HEARS_CTRL_C.stream(),
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "inspect",
            folder.resolve("model.pt").toString(),
            "--input-shape",
            "1x2x2",
            "--trust",
            "--json",
            folder.resolve("result.json").toString()));
  }

  private static Process start(Stream<String> command) throws IOException {
    return new ProcessBuilder(command.toList()).start();
  }

  private static boolean isWorker(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains("WorkerMain")).isPresent();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
