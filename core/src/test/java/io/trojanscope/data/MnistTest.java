package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.RealData;
import io.trojanscope.image.LabeledImages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real MNIST; expected values by numpy 1.24.2 from the same files. */
class MnistTest {
  private static LabeledData mnist;

  @BeforeAll
  static void open() {
    mnist = DataSource.open(RealData.require("mnist"), DataRequest.AS_STORED);
  }

  @Test
  void allImagesAreReadUnderTheirLabels() {
    assertThat(mnist.name()).isEqualTo("mnist");
    assertThat(mnist.training().size()).isEqualTo(60_000);
    // numpy.bincount(labels)
    assertThat(countsByClass(mnist.test()))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(countsByClass(mnist.training()))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
  }

  @Test
  void meanIntensityIsThatOfMnist() {
    float[] image = new float[mnist.shape().size()];
    double sum = 0;
    for (int i = 0; i < mnist.test().size(); i++) {
      mnist.test().copyImage(i, image, 0);
      for (float intensity : image) {
        sum += intensity;
      }
    }
    // (images / 255).mean()
    assertThat(sum / (10_000.0 * 784)).isCloseTo(0.132514606, within(1e-7));
  }

  private static int[] countsByClass(LabeledImages images) {
    int[] counts = new int[images.classCount()];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }
}
