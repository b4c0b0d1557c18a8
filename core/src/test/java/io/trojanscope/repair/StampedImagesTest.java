package io.trojanscope.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StampedImagesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);
  private static final ArrayImages IMAGES =
      ArrayImages.noise(SHAPE, 4, 1, IntStream.range(0, 2000).map(i -> i % 4).toArray());
  private static final CandidateTrigger TRIGGER =
      new CandidateTrigger(
          new ClassPair(0, 3), new float[] {1, 0, 0, 0}, new float[] {1, 1, 1, 1}, true);

  @Test
  void aShareOfTheOtherClassesCarriesTheTriggerAndKeepsItsLabel() {
    StampedImages images = StampedImages.some(IMAGES, List.of(TRIGGER), 0.2, 1);

    int stamped = 0;
    for (int i = 0; i < images.size(); i++) {
      float[] before = IMAGES.batch(i).values();
      float[] after = images.batch(i).values();
      assertThat(images.label(i)).isEqualTo(IMAGES.label(i));
      assertThat(after[3]).isEqualTo(before[3]);
      if (after[0] != before[0]) {
        assertThat(after[0]).isEqualTo(1);
        assertThat(images.label(i)).isNotEqualTo(3);
        stamped++;
      }
    }
    // A fifth of the 1,500 images that are not of the target, give or take 3 deviations.
    assertThat(stamped).isBetween(254, 346);
    assertThat(images.sha256()).isNotEqualTo(IMAGES.sha256());
  }

  @Test
  void theSameSeedChoosesTheSameImages() {
    String hash = StampedImages.some(IMAGES, List.of(TRIGGER), 0.2, 1).sha256();

    assertThat(StampedImages.some(IMAGES, List.of(TRIGGER), 0.2, 1).sha256()).isEqualTo(hash);
    assertThat(StampedImages.some(IMAGES, List.of(TRIGGER), 0.2, 2).sha256()).isNotEqualTo(hash);
  }

  @Test
  void allImagesCarryTheTriggerWhereItIsMeasured() {
    StampedImages images = StampedImages.all(IMAGES, TRIGGER);

    assertThat(IntStream.range(0, images.size())).allMatch(i -> images.batch(i).values()[0] == 1);
  }
}
