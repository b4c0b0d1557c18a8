package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.ForeignModules;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@Tag("slow")
class IsolatedNetworkTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 3);
  private static final float[] IMAGES = {1, 2, 3, 4, 5, 6};
  private static final LogitLoss LOSS = new LogitLoss(2, new float[] {2, -1}, new float[4]);
  private static final WorkerLimits PATIENT =
      new WorkerLimits(512L << 20, Duration.ofSeconds(50), Duration.ofMinutes(5));

  @TempDir Path folder;

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try (IsolatedNetwork network = start("sums", 2, PATIENT)) {
      load(network, "sums", 2);
      List<Future<InputGradient>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        float first = i;
        results.add(
            threads.submit(() -> network.inputGradient(new float[] {first, 2, 3, 4, 5, 6}, LOSS)));
      }
      for (int i = 0; i < results.size(); i++) {
        InputGradient result = results.get(i).get();
        assertThat(result.logits().values()).containsExactly(5f + i, 5f + i, 15, 15);
        assertThat(result.gradient()).containsExactly(2f * i, 4, 6, -4, -5, -6);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void carriesBatchesLargerThanAnyBuffer() {
    float[] images = new float[3 * 100_000];
    for (int i = 0; i < images.length; i++) {
      images[i] = i;
    }
    LogitLoss loss = new LogitLoss(2, filled(100_000, 3), new float[200_000]);
    try (IsolatedNetwork network = start("sums", 1, PATIENT)) {
      load(network, "sums", 2);
      float[] gradient = network.inputGradient(images, loss).gradient();

      assertThat(gradient).hasSameSizeAs(images);
      for (int i = 0; i < images.length; i++) {
        assertThat(gradient[i]).isEqualTo(images[i] * 3);
      }
    }
  }

  /** The names of the variables that a worker may see. */
  private static SortedSet<String> environment() {
    SortedSet<String> names =
        new TreeSet<>(
            List.of(
                "CLASSPATH",
                "DJL_CACHE_DIR",
                "ENGINE_CACHE_DIR",
                "HOME",
                "LANG",
                "OMP_NUM_THREADS",
                "PATH",
                "PWD",
                "TMPDIR",
                "TORCH_CPP_LOG_LEVEL"));
    names.addAll(InstructionLimit.ANY_CONVOLUTIONS.environmentOfWorker().keySet());
    return names;
  }

  private static String connectionFailure() {
    if (Confinement.available().systemCalls()) {
      return "Operation not permitted";
    }
    return Confinement.available().network() ? "Network is unreachable" : "Connection refused";
  }

  @Test
  void keepsTheModelInEmptySurroundings() throws IOException {
    try (IsolatedNetwork network = start("m.pt", 1, PATIENT)) {
      load(network, "environment", 2);
      assertThatThrownBy(() -> network.logits(2, IMAGES))
          .hasMessage("m.pt: surroundings: " + environment() + " " + connectionFailure() + " true");

      if (Confinement.isolation() == Isolation.BUBBLEWRAP) {
        assertThat(network.processes().get(0).folder()).doesNotExist();
      } else {
        assertThat(network.processes().get(0).folder()).isEmptyDirectory();
      }

      load(network, "print", 2);
      assertThat(network.logits(2, IMAGES).values()).containsExactly(6, 6, 15, 15);

      Path file = folder.resolve("written");
      load(network, "write", LogitsOutput.named(file.toString()), 2);
      assertThatThrownBy(() -> network.logits(2, IMAGES))
          .hasMessageContaining(Confinement.available().files() ? "Too many open" : "too large");
    }
  }

  @Test
  void showsTheModelsErrorsInertAndGoesOn() {
    try (IsolatedNetwork network = start("m.pt", 1, PATIENT)) {
      load(network, "unsafe text", 2);
      assertFails(network, "m.pt: \\u001b[31mred second\\u202eline\\u0000");
      load(network, "heap", 2);
      assertFails(network, "m.pt: java.lang.OutOfMemoryError: no 1 (memory limit 512 MiB)");
      load(network, "sums", 2);
      assertThatCode(() -> network.logits(2, IMAGES)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other kind, expected a result, 'found kind 7 of 0 bytes'",
    "endless length, expected a result of 16 bytes, found 9223372036854775807",
    "negative length, expected a result of 16 bytes, found -1",
    "one float less, expected a result of 16 bytes, found 4",
    "endless text, expected a text of at most 8192 bytes, 'found 1073741824'",
    "text past the end, expected 9 bytes, 'found 1'",
  })
  void doesNotTrustMessagesOfAWorker(String behaviour, String expected, String found) {
    try (IsolatedNetwork network = start("m.pt", 1, PATIENT)) {
      load(network, behaviour, 2);
      assertFails(
          network,
          "m.pt: its worker broke the protocol: "
              + expected
              + ", "
              + found
              + "; the file is hostile or damaged");
    }
  }

  @Test
  void namesTheSignalAndStartsNoOtherWorker() {
    try (IsolatedNetwork network = start("m.pt", 2, PATIENT)) {
      load(network, "sums", 2);
      WorkerProcess killed = network.processes().get(0);
      ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

      String message =
          "m.pt: its worker was killed by signal 9 SIGKILL (memory limit 512 MiB); the model "
              + "crashes libtorch or needs more memory";
      assertFails(network, message);
      assertFails(network, message);
      assertFails(network, message);
    }
  }

  @Test
  void reportsTheLastOutputOfAWorkerThatExits() {
    try (IsolatedNetwork network = start("m.pt", 1, PATIENT)) {
      load(network, "exit", 2);
      assertFails(
          network,
          "m.pt: its worker ended with exit code 3 (memory limit 512 MiB): last words; the model "
              + "crashes libtorch or needs more memory");
    }
  }

  @Test
  void endsAWorkerThatIsSilent() {
    WorkerLimits limits =
        new WorkerLimits(512L << 20, Duration.ofMillis(1500), Duration.ofMinutes(5));
    try (IsolatedNetwork network = start("m.pt", 1, limits)) {
      load(network, "loop", 2);
      assertFails(
          network,
          "m.pt: no answer from its worker within 1500 ms; raise the time limit if the model is "
              + "only slow");
    }
  }

  @Test
  void endsAllWorkersAtTheTotalLimit() {
    WorkerLimits limits =
        new WorkerLimits(512L << 20, Duration.ofSeconds(50), Duration.ofSeconds(3));
    assertThatThrownBy(
            () -> {
              try (IsolatedNetwork network = start("m.pt", 2, limits)) {
                load(network, "loop", 2);
                network.logits(2, IMAGES);
              }
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "m.pt: expected an answer within 3 s in total, found none; raise the total time limit"
                + " if the model is only slow");
  }

  @Test
  void anInterruptionStopsRunningWork() throws Exception {
    try (IsolatedNetwork network = start("m.pt", 1, PATIENT)) {
      load(network, "loop", 2);
      FutureTask<Throwable> call =
          new FutureTask<>(() -> catchThrowable(() -> network.logits(2, IMAGES)));
      ProcessHandle worker = handles(network).get(0);
      Thread thread = new Thread(call);
      thread.start();
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(call.isDone()).isFalse();
      thread.interrupt();

      assertThat(call.get(5, TimeUnit.SECONDS))
          .isInstanceOf(CancellationException.class)
          .hasMessage("interrupted");
      worker.onExit().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void endsTheWorkersAndTheirFoldersWhenClosed() throws Exception {
    List<ProcessHandle> processes;
    try (IsolatedNetwork network = start("m.pt", 2, PATIENT)) {
      load(network, "sums", 2);
      processes = handles(network);
      assertThat(processes).allMatch(ProcessHandle::isAlive);
      assertThat(network.processes())
          .allMatch(
              process ->
                  Files.isDirectory(process.folder())
                      != (Confinement.isolation() == Isolation.BUBBLEWRAP));
      assertThat(ProcessStatus.memoryBytes(processes.get(0).pid())).isGreaterThan(1 << 20);
    }
    // What started a worker ends first, and the system ends the worker with it.
    for (ProcessHandle process : processes) {
      process.onExit().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void busyWorkersEndWithTheirParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentOfLoopingWorker.class.getName())
            .start();
    ProcessHandle worker;
    Path workerFolder;
    try (var reader = parent.inputReader()) {
      worker = ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
      workerFolder = Path.of(reader.readLine());
      assertThat(worker.isAlive()).isTrue();
      parent.destroyForcibly();
    }
    worker.onExit().get(20, TimeUnit.SECONDS);
    assertThat(workerFolder).doesNotExist();
  }

  static IsolatedNetwork start(String model, int workers, WorkerLimits limits) {
    return IsolatedNetwork.start(
        model, workers, limits, InstructionLimit.ANY_CONVOLUTIONS, FakeWorker.class);
  }

  static void load(IsolatedNetwork network, String behaviour, int classes) {
    load(network, behaviour, LogitsOutput.first(), classes);
  }

  private static void load(
      IsolatedNetwork network, String behaviour, LogitsOutput output, int classes) {
    ModuleDescription description = new ModuleDescription(behaviour, false, output, SHAPE, classes);
    network.load(description, ForeignModules.file("traced_eval"));
  }

  private static void assertFails(IsolatedNetwork network, String message) {
    assertThatThrownBy(() -> network.logits(2, IMAGES))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  private static List<ProcessHandle> handles(IsolatedNetwork network) {
    return network.processes().stream()
        .map(process -> ProcessHandle.of(process.pid()).orElseThrow())
        .toList();
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
