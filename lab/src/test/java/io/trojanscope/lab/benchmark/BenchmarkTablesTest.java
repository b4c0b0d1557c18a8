package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ScanMode;
import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.GroupAuroc;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.lab.benchmark.measure.Share;
import io.trojanscope.provenance.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchmarkTablesTest {
  private static final DetectorMeasures MEASURES =
      new DetectorMeasures(
          "some detector",
          ScanMode.REFERENCE_AND_IMAGES,
          List.of(
              new GroupAuroc("all", 2, 0.75, 0.25, 1), new GroupAuroc("patch", 1, 0.5, 0.125, 1)),
          new Share(2, 2, 0.125, 1),
          new Share(0, 20, 0, 0.25),
          new Share(1, 2, 0.0625, 0.9375),
          Share.of(0, 0),
          OptionalDouble.of(0.625),
          1.5,
          new DetectorMeasures.Failures(List.of(), List.of(), List.of("attack-02"), List.of()),
          List.of(new DetectorMeasures.WeakBackdoor("attack-03", 0.25, true)));

  private static final BenchmarkResult RESULT =
      new BenchmarkResult(
          new Provenance(
              new TreeMap<>(),
              new TreeMap<>(Map.of("zoo", "TUNING", "seed", "1")),
              new TreeMap<>()),
          List.of(
              model("clean-01", List.of()),
              model("attack-01", List.of(backdoor(0.9))),
              model("attack-02", List.of(backdoor(1), backdoor(0.75))),
              model("attack-03", List.of(backdoor(0.25)))),
          List.of(MEASURES));

  private static KnownModel model(String name, List<KnownBackdoor> backdoors) {
    return new KnownModel(
        name,
        "some kind",
        Optional.of("paper"),
        "made somehow",
        KnownModel.Origin.FINE_TUNED,
        OptionalDouble.of(0.9875),
        backdoors);
  }

  private static KnownBackdoor backdoor(double successRate) {
    return new KnownBackdoor(
        "patch:c", List.of(8), OptionalInt.of(9), OptionalDouble.of(successRate), Optional.empty());
  }

  @Test
  void csvHasALinePerMeasure() {
    String head = "some detector,REFERENCE_AND_IMAGES,";
    assertThat(BenchmarkCsv.of(RESULT).lines())
        .containsExactly(
            "detector,mode,measure,value,lower,upper,count,of",
            head + "AUROC all,0.75,0.25,1.0,2,",
            head + "AUROC patch,0.5,0.125,1.0,1,",
            head + "true-positive rate,1.0,0.125,1.0,2,2",
            head + "false-positive rate,0.0,0.0,0.25,0,20",
            head + "right target,0.5,0.0625,0.9375,1,2",
            head + "right pair,,0.0,1.0,0,0",
            head + "median IoU,0.625,,,,",
            head + "median seconds,1.5,,,,");
  }

  @Test
  void markdownShowsCountsMeasuresFailuresAndModels() {
    assertThat(BenchmarkMarkdown.of(RESULT))
        .contains("Settings: seed 1, zoo TUNING.\n")
        .contains(
            "1 clean models, 2 backdoored with a success rate above 50 %, 1 with a weaker"
                + " backdoor.")
        .contains(
            "| some detector | reference and images | 0.750 (0.250 to 1.000)"
                + " | 2/2 (12.5 to 100.0 %) | 0/20 (0.0 to 25.0 %) | 1/2 (6.3 to 93.8 %)"
                + " | - | 0.63 | 1.50 |\n")
        .contains("| detector | given | all (2) | patch (1) |\n")
        .contains("| some detector | reference and images | 0.750 | 0.500 |\n")
        .contains(
            "- some detector, reference and images: wrong target attack-02;"
                + " weak backdoors flagged attack-03.\n")
        .contains("| clean-01 | made somehow | 98.75 % | - |\n")
        .contains("| attack-01 | made somehow | 98.75 % | 90.00 % |\n")
        .contains("| attack-02 | made somehow | 98.75 % | 100.00 %, 75.00 % |\n");
  }
}
