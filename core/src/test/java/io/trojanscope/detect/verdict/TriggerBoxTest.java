package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TriggerBoxTest {
  private static final ImageShape SHAPE = new ImageShape(1, 12, 10);

  private final float[] mask = new float[SHAPE.area()];

  private void set(int row, int column, float value) {
    mask[row * SHAPE.width() + column] = value;
  }

  @Test
  void spansTheStrongPixels() {
    set(2, 6, 0.9f);
    set(4, 8, 0.6f);
    set(5, 8, 0.4f);
    assertThat(TriggerBox.of(mask, SHAPE)).contains(new Region(2, 5, 6, 9));
  }

  @Test
  void leavesOutWhatLiesFarAway() {
    set(2, 6, 1f);
    set(3, 7, 1f);
    set(4, 8, 1f);
    set(11, 0, 1f);
    assertThat(TriggerBox.of(mask, SHAPE)).contains(new Region(2, 5, 6, 9));
  }

  @Test
  void leavesOutAFewStrays() {
    for (int row = 1; row < 6; row++) {
      for (int column = 4; column < 8; column++) {
        set(row, column, 0.9f);
      }
    }
    set(0, 5, 0.9f);
    assertThat(TriggerBox.of(mask, SHAPE)).contains(new Region(1, 6, 4, 8));
  }

  @Test
  void isMissingForAMaskThatIsSpreadOut() {
    Arrays.fill(mask, 0.9f);
    assertThat(TriggerBox.of(mask, SHAPE)).isEmpty();
  }

  @Test
  void isMissingForAMaskOfNothing() {
    assertThat(TriggerBox.of(mask, SHAPE)).isEmpty();
  }
}
