package io.trojanscope.cli;

import io.trojanscope.Trojanscope;
import io.trojanscope.cli.DoctorCheck.Status;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheContents;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.inspect.ModelInspection;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.model.isolated.Confinement;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Checks whether scans can run here: Java, processors, memory, the native library, the limits"
          + " on worker processes, the cache, and a scan's computations on a small model.",
      "One line each: ok, warn (works with less protection or speed) or fail.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 nothing failed, 2 something failed.",
      "",
      "Example:",
      "  trojanscope doctor"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JAVA = 17;
  private static final long ENOUGH_HEAP = 1L << 30;
  private static final List<Path> GPUS = List.of(Path.of("/dev/nvidia0"), Path.of("/dev/kfd"));
  private static final ImageShape SELF_TEST = new ImageShape(1, 28, 28);
  private static final int SELF_TEST_CLASSES = 10;

  @Mixin HelpOption help;

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  DoctorCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    Status worst =
        Stream.<Supplier<List<DoctorCheck>>>of(
                () -> List.of(java()),
                () -> List.of(processors()),
                () -> List.of(memory()),
                () -> List.of(nativeLibrary()),
                () -> confinement(Confinement.available()),
                () -> List.of(cache()),
                () -> List.of(gpu()),
                () -> List.of(selfTest()))
            .flatMap(checks -> checks.get().stream())
            .peek(check -> console.out().println(check.line()))
            .map(DoctorCheck::status)
            .reduce(Status.OK, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    return worst == Status.FAIL ? ExitCode.ERROR : ExitCode.OK;
  }

  private static DoctorCheck java() {
    return DoctorCheck.of(
        Runtime.version().feature() >= OLDEST_JAVA,
        Status.FAIL,
        "Java",
        System.getProperty("java.version") + ", " + System.getProperty("java.home"));
  }

  private static DoctorCheck processors() {
    int count = Runtime.getRuntime().availableProcessors();
    return new DoctorCheck(Status.OK, "processors", count + ", all used unless --threads is given");
  }

  private static DoctorCheck memory() {
    long heap = Runtime.getRuntime().maxMemory();
    return DoctorCheck.of(
        heap >= ENOUGH_HEAP,
        Status.WARN,
        "memory",
        CacheCommand.size(heap)
            + " for Java; each worker process may use 4096 MiB more, see --memory-limit");
  }

  private static DoctorCheck nativeLibrary() {
    String place = TorchEngine.version() + ", unpacked to " + TorchEngine.cacheFolder();
    try {
      TorchEngine.prepareNativeLibraries();
      return new DoctorCheck(Status.OK, "native library", place);
    } catch (InvalidInputException e) {
      return new DoctorCheck(Status.FAIL, "native library", e.getMessage());
    }
  }

  /** A line for each means that confines worker processes, then one for each that is missing. */
  static List<DoctorCheck> confinement(Confinement confinement) {
    return Stream.concat(
            confinement.inForce().stream().map(text -> workers(Status.OK, text)),
            confinement.missing().stream().map(text -> workers(Status.WARN, text)))
        .toList();
  }

  private static DoctorCheck workers(Status status, String text) {
    return new DoctorCheck(status, "worker processes", text);
  }

  private static DoctorCheck cache() {
    try {
      CacheFolder cache = CacheFolder.ofUser();
      cache.file("probe");
      boolean writable = Files.isWritable(cache.path());
      return DoctorCheck.of(
          writable,
          Status.WARN,
          "cache",
          cache.path()
              + ": "
              + CacheCommand.text(CacheContents.of(cache))
              + (writable
                  ? ""
                  : "; cannot be written, so nothing is cached; name another with TROJANSCOPE_CACHE_DIR"));
    } catch (InvalidInputException e) {
      return new DoctorCheck(Status.WARN, "cache", e.getMessage());
    }
  }

  private static DoctorCheck gpu() {
    boolean seen = GPUS.stream().anyMatch(Files::exists);
    return new DoctorCheck(
        Status.OK,
        "GPU",
        (seen ? "found, but not used" : "none") + "; models run on the processors");
  }

  private DoctorCheck selfTest() {
    long start = System.nanoTime();
    try (PrivateFolder folder = PrivateFolder.create();
        Trojanscope trojanscope = doors.get().threads(1).build()) {
      Path file = folder.path().resolve("self-test.onnx");
      ModelFiles.save(file, network());
      ModelInspection inspection = trojanscope.inspect(file);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return DoctorCheck.of(
          inspection.isUsable(),
          Status.FAIL,
          "self-test",
          inspection.isUsable()
              ? "a worker process computed correct gradients of a small network in "
                  + TimeText.of(seconds)
              : "a worker process computed wrong gradients of a small network; report this output as a bug");
    } catch (InvalidInputException e) {
      return new DoctorCheck(Status.FAIL, "self-test", e.getMessage());
    }
  }

  private static NetworkFile network() {
    ModelSpec spec =
        new ModelSpec(
            SELF_TEST,
            Normalization.identity(SELF_TEST.channels()),
            IntStream.range(0, SELF_TEST_CLASSES).mapToObj(Integer::toString).toList());
    return new NetworkFile(
        Networks.paperCnn(SELF_TEST, SELF_TEST_CLASSES, 1), spec, new TreeMap<>());
  }
}
