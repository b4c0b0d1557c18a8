package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.lab.artefact.JsonFile;
import io.trojanscope.lab.baseline.WhiteNoiseImages;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.lab.zoo.ZooPart;
import io.trojanscope.lab.zoo.ZooRecipe;
import io.trojanscope.lab.zoo.ZooRecipes;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zoo of two models, on few digits: interrupted in training and in scanning, then finished. */
@Tag("slow")
class BenchmarkRunTest {
  private static final LabeledData DIGITS = DataSource.digits(1, 1500, 200);
  private static final BenchmarkRun.Settings SETTINGS = settings();
  private static final String RECIPE =
      """
      zoo: small
      images: {shape: 1x28x28, classes: 10}
      trainings:
        short: {epochs: 3}
      tuning:
        reference-seed: 1
        seeds: [2]
        networks: [paper]
        training: short
        clean:
          - {name: plain}
        attacks:
          - {name: patch, trigger: "patch:c", source: 8, target: 9, rates: [0.5]}
      evaluation:
        reference-seed: 3
        seeds: [4]
        networks: [cifar]
        training: short
        clean:
          - {name: plain}
        attacks:
          - {name: blended, trigger: "blend:0.2", source: any, target: any, rates: [0.5]}
          - {name: sinusoid, trigger: "sinusoid:0.2,4", source: any, target: any, rates: [0.5]}
      """;

  private static BenchmarkRun.Settings settings(String... detectors) {
    return new BenchmarkRun.Settings(1, Effort.QUICK, List.of(detectors));
  }

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void chooseFolder() {
    folder = parent.resolve("run");
  }

  @Test
  void goesOnWhereItStoppedAndDrawsTheTableAgain() throws IOException {
    interrupt("training models", 5500);
    SortedMap<Path, FileTime> trained = files();
    assertThat(trained.keySet())
        .anyMatch(
            file -> file.toString().matches(".*/models/paper-reference-[0-9a-f]{16}/model.onnx"));
    assertThat(trained).doesNotContainKey(folder.resolve("benchmark.json"));

    interrupt("scanning models", 3);
    SortedMap<Path, FileTime> scanned = files();
    assertThat(scanned).containsAllEntriesOf(trained);
    assertThat(scanned.keySet().stream().filter(f -> f.startsWith(folder.resolve("detections"))))
        .hasSize(3);

    BenchmarkResult result = run(ProgressListener.NONE);
    SortedMap<Path, FileTime> finished = files();
    assertThat(finished).containsAllEntriesOf(scanned);
    assertThat(result.models()).hasSize(2);
    assertThat(result.detectors()).hasSize(2);

    List<String> tasks = new ArrayList<>();
    assertThat(run((task, done, total) -> tasks.add(task))).isEqualTo(result);
    assertThat(tasks).isEmpty();
    assertThat(Files.readString(folder.resolve("benchmark.md"))).contains("paper-patch-1");
    assertThat(
            JsonFile.read(
                folder.resolve("benchmark.json"), BenchmarkResult.FORMAT, BenchmarkResult.class))
        .hasValue(result);

    BenchmarkResult one = run(settings("white-noise-images-reference"), ProgressListener.NONE);
    assertThat(one.detectors()).containsExactly(result.detectors().get(0));
  }

  @Test
  void refusesAnUnknownDetectorBeforeItTrains() throws IOException {
    assertThatThrownBy(() -> run(settings("white noise"), ProgressListener.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "detectors: expected some of white-noise-images-reference,"
                + " white-noise-images-reference-and-images, found 'white noise'");
    assertThat(files().keySet()).noneMatch(file -> file.toString().endsWith(".onnx"));
  }

  @Test
  void scansModelsThatSomebodyElseMade() throws IOException {
    Path others = Files.createDirectory(parent.resolve("others"));
    for (String name : List.of("reference", "plain", "patch")) {
      writeUntrained(others.resolve(name + ".onnx"), name.hashCode());
    }
    Files.writeString(
        others.resolve("models.csv"),
        """
        file,kind,source,target,success
        reference.onnx,reference,,,
        plain.onnx,clean,,,
        patch.onnx,patch,8,9,0.9
        """);

    BenchmarkResult result =
        new BenchmarkRun(SETTINGS, 2, ProgressListener.NONE, BenchmarkRunTest::detectors)
            .runOn(others, DIGITS, parent.resolve("out"));

    assertThat(result.models())
        .extracting(KnownModel::name)
        .containsExactly("plain.onnx", "patch.onnx");
    assertThat(result.detectors().get(0).detected().of()).isEqualTo(1);
    assertThat(result.provenance().configuration()).containsEntry("models", "from elsewhere");
  }

  private static void writeUntrained(Path file, long seed) {
    ModelSpec spec =
        new ModelSpec(DIGITS.shape(), Normalization.identity(1), DIGITS.training().classNames());
    ModelFiles.save(
        file, new NetworkFile(Networks.paperCnn(DIGITS.shape(), 10, seed), spec, new TreeMap<>()));
  }

  private ZooRecipe recipe() {
    Path file = parent.resolve("recipe.yaml");
    writeRecipe(file);
    return ZooRecipes.open(file.toString());
  }

  private static void writeRecipe(Path file) {
    try {
      Files.writeString(file, RECIPE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void interrupt(String task, long at) throws IOException {
    assertThatThrownBy(
            () ->
                run(
                    (now, done, total) -> {
                      if (now.equals(task) && done >= at) {
                        throw new CancellationException("interrupted");
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(files().keySet())
        .allSatisfy(
            file ->
                assertThat(file.getFileName().toString()).matches("[a-z].*|SHA256SUMS|\\.lock"));
  }

  private BenchmarkResult run(ProgressListener progress) {
    return run(SETTINGS, progress);
  }

  private BenchmarkResult run(BenchmarkRun.Settings settings, ProgressListener progress) {
    return new BenchmarkRun(settings, 2, progress, BenchmarkRunTest::detectors)
        .run(recipe(), ZooPart.TUNING, DIGITS, folder);
  }

  /** One method twice, distinguished by its mode. */
  private static List<BenchmarkDetector> detectors(
      OrderedWorkers workers, OpenReferences ownReferences, SizeCache sizes) {
    WhiteNoiseImages detector = new WhiteNoiseImages(workers, 500, 1);
    return List.of(
        new BenchmarkDetector(detector, ScanMode.REFERENCE, new TreeMap<>()),
        new BenchmarkDetector(detector, ScanMode.REFERENCE_AND_IMAGES, new TreeMap<>()));
  }

  private SortedMap<Path, FileTime> files() throws IOException {
    SortedMap<Path, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
