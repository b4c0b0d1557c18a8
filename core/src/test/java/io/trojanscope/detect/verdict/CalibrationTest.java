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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
  @ParameterizedTest
  @EnumSource(ScanMode.class)
  void everyModeEffortAndFamilyHasEnoughScores(ScanMode mode) {
    for (Effort effort : Effort.values()) {
      for (NetworkFamily family : NetworkFamily.values()) {
        List<NullScore> scores = Calibration.builtIn().scores(mode, effort, family);
        assertThat(scores).allMatch(known -> known.score() >= 0 && known.score() < 3.5);
        List<String> models = names(scores, TriggerType.SPARSE);
        assertThat(models).hasSizeGreaterThanOrEqualTo(Calibration.ENOUGH).doesNotHaveDuplicates();
        for (TriggerType type : TriggerType.values()) {
          assertThat(names(scores, type)).isEqualTo(models);
        }
      }
    }
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
        .contains("fully connected")
        .doesNotContain("fine-tuned for long");
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
            "images,quick,paper,sparse,name", "images,QUICK,paper,sparse,name,1", "a,b,c,d,e,f")) {
      assertThatThrownBy(() -> Calibration.read("some.csv", List.of(head, damaged)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("found '" + damaged + "'");
    }
  }
}
