package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizePenaltyTest {
  private final SizePenalty penalty =
      new SizePenalty(new MaskSearchConfig(32, 80, 0.1, 1e-3, 5, 1.5, 1.84, 0.95, 1));

  private void update(boolean succeeded, int times) {
    for (int i = 0; i < times; i++) {
      penalty.update(succeeded);
    }
  }

  @Test
  void risesAfterFiveSuccessesInARow() {
    update(true, 4);
    assertThat(penalty.weight()).isEqualTo(1e-3);
    update(true, 1);
    assertThat(penalty.weight()).isCloseTo(1.5e-3, within(1e-12));
    update(true, 5);
    assertThat(penalty.weight()).isCloseTo(2.25e-3, within(1e-12));
  }

  @Test
  void fallsAfterFiveFailuresInARow() {
    update(false, 5);
    assertThat(penalty.weight()).isCloseTo(1e-3 / 1.84, within(1e-12));
  }

  @Test
  void anInterruptedRunDoesNotCount() {
    update(true, 4);
    update(false, 4);
    update(true, 4);
    assertThat(penalty.weight()).isEqualTo(1e-3);
  }
}
