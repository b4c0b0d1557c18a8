package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerPlacesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 5, 7);
  private static final ClassPair PAIR = new ClassPair(3, 1);

  /** A trigger of 1 x 2 pixels has the rows 0, 2 and 4, and the columns 0, 2 and 5. */
  @Test
  void theTriggerMovesToThreeRowsAndThreeColumns() {
    List<CandidateTrigger> moved = TriggerPlaces.grid(trigger(2, 3), new Region(2, 3, 3, 5), SHAPE);

    assertThat(moved).hasSize(9);
    int[] rows = {0, 2, 4};
    int[] columns = {0, 2, 5};
    for (int i = 0; i < 9; i++) {
      CandidateTrigger expected = trigger(rows[i / 3], columns[i % 3]);
      assertThat(moved.get(i).mask()).isEqualTo(expected.mask());
      assertThat(moved.get(i).pattern()).isEqualTo(expected.pattern());
      assertThat(moved.get(i).pair()).isEqualTo(PAIR);
    }
  }

  @Test
  void whatLiesOutsideTheBoxStaysBehind() {
    CandidateTrigger trigger = trigger(2, 3);
    trigger.mask()[0] = 1;

    assertThat(TriggerPlaces.grid(trigger, new Region(2, 3, 3, 5), SHAPE))
        .allSatisfy(moved -> assertThat(moved.size()).isEqualTo(1.5));
  }

  /** Two pixels with their top left corner at a place, another colour in each channel. */
  private static CandidateTrigger trigger(int row, int column) {
    float[] mask = new float[SHAPE.area()];
    float[] pattern = new float[SHAPE.size()];
    int first = row * SHAPE.width() + column;
    mask[first] = 0.5f;
    mask[first + 1] = 1;
    for (int channel = 0; channel < SHAPE.channels(); channel++) {
      pattern[SHAPE.index(channel, row, column)] = 0.1f * (channel + 1);
      pattern[SHAPE.index(channel, row, column + 1)] = 0.2f * (channel + 1);
    }
    return new CandidateTrigger(PAIR, mask, pattern, true);
  }
}
