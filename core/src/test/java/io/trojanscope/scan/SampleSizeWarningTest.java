package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleSizeWarningTest {
  private static Optional<String> warning(int ofClass0, int ofClass1) {
    int[] labels = IntStream.range(0, ofClass0 + ofClass1).map(i -> i < ofClass0 ? 0 : 1).toArray();
    return SampleSizeWarning.of(ArrayImages.noise(new ImageShape(1, 1, 1), 2, 1, labels));
  }

  @Test
  void fortyImagesOfEachClassAreEnough() {
    assertThat(warning(40, 41)).isEmpty();
  }

  @Test
  void theClassWithTheFewestImagesIsNamed() {
    assertThat(warning(60, 39))
        .hasValue(
            "the result rests on few images: class 1 has only 19 held-out images; give 40 or more images of each class");
    assertThat(warning(10, 39).orElseThrow()).contains("class 0 has only 5 held-out images");
  }
}
