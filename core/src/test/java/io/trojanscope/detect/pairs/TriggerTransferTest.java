package io.trojanscope.detect.pairs;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.model.Classifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the planted pixel as the trigger of several pairs, and a row as that of another. */
class TriggerTransferTest {
  private static final ClassPair FIRST = new ClassPair(0, TARGET);
  private static final ClassPair SECOND = new ClassPair(5, TARGET);
  private static final ClassPair OTHER = new ClassPair(4, 1);
  private static final List<PairTrigger> TRIGGERS =
      List.of(pixel(FIRST), trigger(OTHER, new float[SHAPE.area()]), pixel(SECOND));

  private static PairTrigger pixel(ClassPair pair) {
    float[] mask = new float[SHAPE.area()];
    mask[SHAPE.index(0, ROW, COLUMN)] = 1;
    return trigger(pair, mask);
  }

  private static PairTrigger trigger(ClassPair pair, float[] mask) {
    float[] white = new float[SHAPE.size()];
    Arrays.fill(white, 1);
    return new PairTrigger(pair, new SmallestTrigger(1, mask, white, true, new double[] {1}));
  }

  private static TriggerTransfer transfer(Classifier model) {
    return new TriggerTransfer(model, SourceImages.of(IMAGES, CLEAN, 4, 1), 4);
  }

  @Test
  void aTriggerExplainsThePairsThatItMoves() {
    assertThat(transfer(BACKDOORED).groups(TRIGGERS))
        .containsExactly(List.of(FIRST, SECOND), List.of(OTHER));
  }

  @Test
  void whatMovesNothingExplainsItsOwnPairAlone() {
    assertThat(transfer(CLEAN).groups(TRIGGERS))
        .containsExactly(List.of(FIRST), List.of(OTHER), List.of(SECOND));
  }

  @Test
  void sharesAreOfEachSourceClass() {
    double[][] shares = transfer(BACKDOORED).shares(TRIGGERS.get(0));

    for (int source = 0; source < shares.length; source++) {
      assertThat(shares[source][TARGET]).isEqualTo(1);
    }
    assertThat(transfer(CLEAN).shares(TRIGGERS.get(0))[4][4]).isEqualTo(1);
  }
}
