package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.PlantedPixel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {
  @Test
  void heldOutImagesAreNeverOptimisedOn() {
    ClassSamples samples = ClassSamples.of(PlantedPixel.IMAGES, 12, 1, "key");
    for (int c = 0; c < PlantedPixel.CLASSES; c++) {
      int[] optimised = samples.optimised(c);
      int[] heldOut = samples.heldOut(c);
      assertThat(optimised).hasSize(6).doesNotContain(heldOut);
      assertThat(heldOut).hasSize(6);
      int label = c;
      assertThat(IntStream.concat(IntStream.of(optimised), IntStream.of(heldOut)))
          .allMatch(i -> PlantedPixel.IMAGES.label(i) == label)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void anotherSeedChoosesOthers() {
    assertThat(ClassSamples.of(PlantedPixel.IMAGES, 6, 1, "key").optimised(0))
        .isEqualTo(ClassSamples.of(PlantedPixel.IMAGES, 6, 1, "key").optimised(0))
        .isNotEqualTo(ClassSamples.of(PlantedPixel.IMAGES, 6, 2, "key").optimised(0));
  }

  @Test
  void refusesAClassOfOneImage() {
    ImageSubset few = ImageSubset.of(PlantedPixel.IMAGES, 0, 6, 1, 7, 2, 8, 3, 4, 10, 5, 11);
    assertThatThrownBy(() -> ClassSamples.of(few, 10, 1, "key"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "data: expected at least 2 images of class 3, found 1; give images of every class");
  }
}
