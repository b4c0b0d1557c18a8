package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
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
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The baselines on the paper's network, into which every digit with a patch is a 4. */
@Tag("slow")
class BaselinesOnDigitsTest {
  private static final int TARGET = 4;
  private static final LabeledData DIGITS = DataSource.digits(1, 3000, 300);

  private static GraphClassifier reference;
  private static GraphClassifier backdoored;
  private static double successRate;
  private static Region box;

  @BeforeAll
  static void train() {
    NetworkFile clean =
        new TrainingRun(2, ProgressListener.NONE).train(DIGITS.training(), config(1));
    reference = classifier(clean);
    PoisoningPlan plan =
        new PoisoningPlan(
            Triggers.parse("patch:c"),
            SourceClasses.ALL_BUT_TARGET,
            TARGET,
            new PoisonAmount.Count(500),
            2);
    PlantingRun.Planted planted =
        new PlantingRun(2, ProgressListener.NONE)
            .plant(clean, "", DIGITS.training(), DIGITS.test(), plan, config(2));
    successRate = planted.plant().evaluation().attackSuccessRate();
    box = plan.trigger().region(DIGITS.shape()).orElseThrow();
    backdoored = classifier(planted.network());
  }

  private static TrainingConfig config(long seed) {
    return new TrainingConfig(3, 64, 1e-3f, seed);
  }

  private static GraphClassifier classifier(NetworkFile network) {
    return GraphClassifier.of(network.graph(), network.spec());
  }

  @AfterAll
  static void close() {
    reference.close();
    backdoored.close();
  }

  @Test
  void theBackdoorWorks() {
    assertThat(successRate).isGreaterThan(0.9);
    assertThat(box).isEqualTo(new Region(1, 7, 21, 27));
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
    assertThat(found.box().orElseThrow().iou(box)).isGreaterThan(0.2);
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
