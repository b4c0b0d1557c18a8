package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.Region;
import io.trojanscope.lab.baseline.BiasMapDistance;
import io.trojanscope.lab.baseline.MaximumMargin;
import io.trojanscope.lab.baseline.NeuralCleanse;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baselines on the paper's network, into which every digit with a patch is a 4. */
@Tag("slow")
class BaselinesOnDigitsTest {
  private static final int TARGET = 4;
  private static final LabeledData DIGITS = DataSource.digits(1, 3000, 300);

  @TempDir static Path folder;
  private static GraphClassifier reference;
  private static GraphClassifier backdoored;
  private static KnownBackdoor planted;

  @BeforeAll
  static void train() {
    ModelBuilder builder = new ModelBuilder(DIGITS, ProgressListener.NONE);
    builder.build(recipe("reference", Optional.empty()), Optional.empty(), file("reference"));
    NetworkFile clean = ModelFiles.open(file("reference"));
    reference = classifier(clean);
    BackdoorRecipe backdoor = new BackdoorRecipe("patch:c", List.of(), TARGET, 500);
    planted =
        builder
            .build(
                recipe("backdoored", Optional.of(backdoor)),
                Optional.of(clean.graph()),
                file("backdoored"))
            .model()
            .backdoor()
            .orElseThrow();
    backdoored = classifier(ModelFiles.open(file("backdoored")));
  }

  private static GraphClassifier classifier(NetworkFile network) {
    return GraphClassifier.of(network.graph(), network.spec());
  }

  @AfterAll
  static void close() {
    reference.close();
    backdoored.close();
  }

  private static ModelRecipe recipe(String name, Optional<BackdoorRecipe> backdoor) {
    TrainingConfig training = new TrainingConfig(3, 64, 1e-3f, 1 + name.length());
    return new ModelRecipe(
        name, "for a test", backdoor.isPresent(), TrainingImages.ALL, training, backdoor);
  }

  private static Path file(String name) {
    return folder.resolve(name + ".onnx");
  }

  @Test
  void theBackdoorWorks() {
    assertThat(planted.successRate()).isGreaterThan(0.9);
    assertThat(planted.poisonedImages()).isEqualTo(500);
    assertThat(planted.box()).hasValue(new Region(1, 7, 21, 27));
  }

  @Test
  void mapsLieFarthestApartInTheTarget() {
    Detection found = detect(workers -> new BiasMapDistance(workers, 1), backdoored);
    assertThat(found.target()).hasValue(TARGET);
    assertThat(found.score()).isGreaterThan(1.3);
  }

  @Test
  void neuralCleanseFindsThePatch() {
    Detection found = detect(workers -> new NeuralCleanse(workers, 1), backdoored);
    assertThat(found.target()).hasValue(TARGET);
    assertThat(found.score()).isGreaterThan(1.5);
    assertThat(found.box())
        .hasValueSatisfying(
            box -> assertThat(box.iou(planted.box().orElseThrow())).isGreaterThan(0.2));
  }

  @Test
  void theTargetsMarginIsRaisedFarthest() {
    Detection found = detect(workers -> new MaximumMargin(workers, 1), backdoored);
    assertThat(found.target()).hasValue(TARGET);
    assertThat(found.flagged()).isTrue();
  }

  private static Detection detect(
      Function<OrderedWorkers, Detector> detector, GraphClassifier model) {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      return detector
          .apply(workers)
          .detect(
              new DetectionInput(
                  model, NetworkFamily.OTHER, List.of(reference), Optional.of(DIGITS.test())));
    }
  }
}
