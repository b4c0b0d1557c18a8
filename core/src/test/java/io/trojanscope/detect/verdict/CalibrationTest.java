package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
  private static final List<TriggerType> TYPES =
      List.of(TriggerType.SPARSE, TriggerType.PATCH, TriggerType.FAINT, TriggerType.BRIGHTNESS);
  private static final List<TriggerType> BY_CLASSES =
      List.of(TriggerType.MASK, TriggerType.WAVE, TriggerType.WARP, TriggerType.TONE);

  @ParameterizedTest
  @EnumSource(ScanMode.class)
  void everyModeEffortAndFamilyHasEnoughScores(ScanMode mode) {
    for (Effort effort : Effort.values()) {
      for (NetworkFamily family : NetworkFamily.values()) {
        List<NullScore> scores = Calibration.builtIn().scores(mode, effort, family);
        assertThat(scores).allMatch(known -> known.score() >= 0 && known.score() < 6);
        boolean byClasses = scores.stream().anyMatch(known -> known.type() == TriggerType.MASK);
        List<TriggerType> types = byClasses ? BY_CLASSES : TYPES;
        List<String> models = names(scores, types.get(0));
        int least = byClasses && family == NetworkFamily.MANY_CLASSES ? 5 : Calibration.ENOUGH;
        assertThat(models).hasSizeGreaterThanOrEqualTo(least).doesNotHaveDuplicates();
        assertThat(byClasses)
            .isEqualTo(family != NetworkFamily.PAPER && hasReferenceAndImages(mode));
        for (TriggerType type : types) {
          assertThat(names(scores, type)).isEqualTo(models);
        }
      }
    }
  }

  private static boolean hasReferenceAndImages(ScanMode mode) {
    return mode == ScanMode.REFERENCE_AND_IMAGES || mode == ScanMode.IMAGES;
  }

  private static List<String> names(List<NullScore> scores, TriggerType type) {
    return scores.stream().filter(score -> score.type() == type).map(NullScore::name).toList();
  }

  @Test
  void ofAFamilyAreItsOwnAlone() {
    assertThat(names(NetworkFamily.PAPER))
        .contains("fine-tuned for long")
        .doesNotContain("fully connected");
    assertThat(names(NetworkFamily.OTHER))
        .contains("half8 seed 2")
        .doesNotContain("fine-tuned for long");
  }

  @Test
  void networksOtherThanThePapersAreOfSeveralKinds() {
    assertThat(kinds(NetworkFamily.OTHER)).hasSizeGreaterThanOrEqualTo(9);
    assertThat(kinds(NetworkFamily.FOREIGN)).isSubsetOf(kinds(NetworkFamily.OTHER));
    assertThat(kinds(NetworkFamily.PAPER)).hasSize(1);
  }

  private static Set<String> kinds(NetworkFamily family) {
    return Calibration.builtIn()
        .scores(ScanMode.REFERENCE_AND_IMAGES, Effort.STANDARD, family)
        .stream()
        .map(score -> score.networkKind().orElseThrow())
        .collect(Collectors.toSet());
  }

  private static List<String> names(NetworkFamily family) {
    return Calibration.builtIn()
        .scores(ScanMode.REFERENCE_AND_IMAGES, Effort.STANDARD, family)
        .stream()
        .map(NullScore::name)
        .toList();
  }

  /** Of the model alone, the calibration knows the paper's network only. */
  @Test
  void aFamilyWithTooFewIsJudgedByAll() {
    assertThat(
            Calibration.builtIn()
                .scores(ScanMode.MODEL_ALONE, Effort.STANDARD, NetworkFamily.OTHER))
        .isEqualTo(
            Calibration.builtIn()
                .scores(ScanMode.MODEL_ALONE, Effort.STANDARD, NetworkFamily.PAPER));
  }

  @Test
  void readsBackWhatItWrites() {
    Calibration builtIn = Calibration.builtIn();

    List<String> text = builtIn.text(List.of("from somewhere")).lines().toList();

    assertThat(text).startsWith("# revision " + ContrastScan.REVISION, "# from somewhere");
    assertThat(Calibration.read("some.csv", text)).isEqualTo(builtIn);
  }

  @Test
  void refusesAnotherRevisionAndDamagedLines() {
    String head = "# revision " + ContrastScan.REVISION;

    assertThatThrownBy(() -> Calibration.read("some.csv", List.of("# revision 2")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "some.csv: expected '%s' in line 1, found '# revision 2'; calibrate this revision of the scan anew"
                .formatted(head));
    assertThatThrownBy(() -> Calibration.read("some.csv", List.of()))
        .isInstanceOf(InvalidInputException.class);
    for (String damaged :
        List.of(
            "images,quick,paper,cnn,sparse,name",
            "images,QUICK,paper,cnn,sparse,name,1",
            "a,b,c,d,e,f,g")) {
      assertThatThrownBy(() -> Calibration.read("some.csv", List.of(head, damaged)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("found '" + damaged + "'");
    }
  }
}
