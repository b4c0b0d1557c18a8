package io.trojanscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {
  @ParameterizedTest
  @EnumSource(ScanMode.class)
  void everyModeAndEffortHasEnoughScores(ScanMode mode) {
    for (Effort effort : Effort.values()) {
      assertThat(Calibration.of(mode, effort))
          .hasSizeGreaterThanOrEqualTo(5)
          .allMatch(known -> known.score() >= 0 && known.score() < 3);
    }
  }
}
