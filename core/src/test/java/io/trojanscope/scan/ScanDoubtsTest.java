package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.Verdict;
import io.trojanscope.fixtures.OpenModels;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.trust.ModelTrust;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanDoubtsTest {
  private static final ScanConfig CONFIG = new ScanConfig(Effort.QUICK, 0.05, 1);
  private static final LoadedModel SUSPECT =
      OpenModels.of("suspect.onnx", 'a', PlantedPixel.BACKDOORED);
  private static final LoadedModel REFERENCE = OpenModels.of("clean.onnx", 'b', PlantedPixel.CLEAN);
  private static final ModelTrust TRUSTED = new ModelTrust(List.of(), List.of());

  private static ScanDoubts doubts(ScanMode mode, ModelTrust trust) {
    return new ScanDoubts(SUSPECT, List.of(REFERENCE), Optional.empty(), mode, trust);
  }

  @Test
  void aModelThatCannotBeTrustedIsNoMatch() {
    ModelTrust failed = new ModelTrust(List.of("its logits are random"), List.of());

    assertThat(doubts(ScanMode.REFERENCE, failed).misfits(null, null))
        .containsExactly("suspect.onnx: its logits are random");
    assertThat(doubts(ScanMode.REFERENCE, TRUSTED).misfits(null, null)).isEmpty();
  }

  /** The suspect and the reference agree on noise, so the suspect is known to be trained. */
  @Test
  void obstaclesAreThoseOfTheModel() {
    ModelTrust saturated = new ModelTrust(List.of(), List.of("its outputs are saturated"));

    assertThat(doubts(ScanMode.REFERENCE_AND_IMAGES, saturated).obstacles(1, 1))
        .containsExactly("its outputs are saturated");
    assertThat(doubts(ScanMode.REFERENCE_AND_IMAGES, TRUSTED).obstacles(1, 1)).isEmpty();
  }

  @Test
  void withoutImagesAndReferenceNothingShowsThatTheModelIsTrained() {
    ScanDoubts alone =
        new ScanDoubts(SUSPECT, List.of(), Optional.empty(), ScanMode.MODEL_ALONE, TRUSTED);

    assertThat(alone.obstacles(1, 1)).singleElement().asString().contains("nothing shows");
  }

  @Test
  void veryManyClassesAreACautionIfTheyWereSearched() {
    ScanDoubts doubts = doubts(ScanMode.REFERENCE_AND_IMAGES, TRUSTED);

    assertThat(cautions(doubts, 65, OptionalDouble.of(1)))
        .singleElement()
        .asString()
        .startsWith("with more than 64 classes, a trigger that acts on one class alone");
    assertThat(cautions(doubts, 64, OptionalDouble.of(1))).isEmpty();
    assertThat(cautions(doubts, 65, OptionalDouble.empty())).isEmpty();
  }

  private static List<String> cautions(ScanDoubts doubts, int classes, OptionalDouble statistic) {
    ScanFindings result =
        new ScanFindings(
            ScanMode.REFERENCE_AND_IMAGES,
            CONFIG,
            Verdict.CLEAN,
            List.of(),
            0,
            1,
            statistic,
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            List.of());
    ModelMaps maps =
        new ModelMaps(
            new ModelIdentity("suspect.onnx", "0".repeat(64)),
            Optional.empty(),
            List.of(),
            List.of());
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return doubts.cautions(
        Optional.empty(), result, new ScanMaps.Made(null, maps, List.of(), List.of()), names);
  }
}
