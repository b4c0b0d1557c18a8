package io.trojanscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
  @ParameterizedTest
  @EnumSource(ScanMode.class)
  void everyModeAndEffortHasEnoughScores(ScanMode mode) {
    for (Effort effort : Effort.values()) {
      assertThat(Calibration.with(List.of(), mode, effort))
          .hasSizeGreaterThanOrEqualTo(5)
          .allMatch(known -> known.score() > 0 && known.score() < 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"STANDARD", "QUICK"})
  void theUsersOwnScoresComeFirst(Effort effort) {
    NullScore own = new NullScore("own", 1.25);
    assertThat(Calibration.with(List.of(own), ScanMode.REFERENCE_AND_IMAGES, effort))
        .startsWith(own)
        .hasSize(1 + Calibration.with(List.of(), ScanMode.REFERENCE_AND_IMAGES, effort).size());
  }
}
