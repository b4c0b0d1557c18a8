package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedDigitsTest {
  private static final int COUNT = 2000;
  private static final int SIDE = 28;
  private static final LabeledData DATA = GeneratedDigits.draw(1, COUNT, COUNT, 2);

  /** Changes whenever the digits do; then measure anew how hard they are. */
  @Test
  void bytesAreTheSameEverywhere() {
    LabeledData few = DataSource.digits(1, 30, 20);

    assertThat(few.training().sha256())
        .isEqualTo("78f8fbd60b7c21b609e6f491062cd399c4e90e3c215a631b74e73dcb301332d0");
    assertThat(few.test().sha256())
        .isEqualTo("9a625903bc3c0e4666036f7e83023f45afec786aacadd01463f02b8619a293b5");
  }

  @Test
  void threadsDoNotChangeTheBytes() {
    LabeledData one = GeneratedDigits.draw(3, 500, 70, 1);
    LabeledData four = GeneratedDigits.draw(3, 500, 70, 4);

    assertThat(four.training().sha256()).isEqualTo(one.training().sha256());
    assertThat(four.test().sha256()).isEqualTo(one.test().sha256());
  }

  @Test
  void anImageDoesNotDependOnTheCounts() {
    LabeledData few = GeneratedDigits.draw(1, 101, 7, 2);

    assertThat(few.training().batch(100).values()).isEqualTo(DATA.training().batch(100).values());
    assertThat(few.test().batch(6).values()).isEqualTo(DATA.test().batch(6).values());
  }

  @Test
  void imagesAreDistinctAlsoBetweenTrainingAndTestAndSeeds() {
    LabeledData other = GeneratedDigits.draw(2, COUNT, COUNT, 2);
    Set<Integer> hashes = new HashSet<>();
    for (LabeledImages images :
        new LabeledImages[] {DATA.training(), DATA.test(), other.training(), other.test()}) {
      for (int i = 0; i < COUNT; i++) {
        hashes.add(Arrays.hashCode(images.batch(i).values()));
      }
    }
    // among 8000 hashes of 32 bits two may well be equal by chance (0.7 % of the time)
    assertThat(hashes).hasSizeGreaterThan(4 * COUNT - 3);
  }

  @Test
  void shapeClassesAndBalance() {
    assertThat(DATA.shape()).isEqualTo(new ImageShape(1, SIDE, SIDE));
    assertThat(DATA.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    for (int label = 0; label < 10; label++) {
      int digit = label;
      assertThat(IntStream.range(0, COUNT).filter(i -> DATA.training().label(i) == digit))
          .hasSize(COUNT / 10);
    }
  }

  /** Where the paper puts its triggers; MNIST's test set has 76, 94, 88 and 78 % of them blank. */
  @Test
  void cornersAreMostlyBlank() {
    assertThat(blankShare(1, 21)).isGreaterThan(0.7);
    assertThat(blankShare(1, 1)).isGreaterThan(0.9);
    assertThat(blankShare(21, 21)).isGreaterThan(0.85);
    assertThat(blankShare(21, 1)).isGreaterThan(0.65);
  }

  private static double blankShare(int firstRow, int firstColumn) {
    return IntStream.range(0, COUNT)
            .filter(i -> isBlank(DATA.training().batch(i).values(), firstRow, firstColumn))
            .count()
        / (double) COUNT;
  }

  private static boolean isBlank(float[] image, int firstRow, int firstColumn) {
    for (int row = firstRow; row < firstRow + 6; row++) {
      for (int column = firstColumn; column < firstColumn + 6; column++) {
        if (image[row * SIDE + column] > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** MNIST's mean is 0.13; every image has bright ink and much black. */
  @Test
  void inkIsWhiteOnBlack() {
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      float[] image = DATA.training().batch(i).values();
      float brightest = 0;
      int blank = 0;
      for (float intensity : image) {
        sum += intensity;
        brightest = Math.max(brightest, intensity);
        blank += intensity == 0 ? 1 : 0;
      }
      assertThat(brightest).as("brightest of %d", i).isGreaterThan(0.7f);
      assertThat(blank).as("blank pixels of %d", i).isGreaterThan(400);
    }
    assertThat(sum / COUNT / (SIDE * SIDE)).isCloseTo(0.12, within(0.02));
  }

  /** A classifier as simple as this gets 82 % on MNIST; chance is 10 %. */
  @Test
  void aDigitIsNearestToTheMeanOfItsClass() {
    float[][] means = classMeans();
    long right =
        IntStream.range(0, COUNT)
            .filter(i -> nearest(means, DATA.test().batch(i).values()) == DATA.test().label(i))
            .count();
    assertThat(right / (double) COUNT).isBetween(0.65, 0.95);
  }

  private static float[][] classMeans() {
    float[][] means = new float[10][SIDE * SIDE];
    for (int i = 0; i < COUNT; i++) {
      float[] image = DATA.training().batch(i).values();
      for (int p = 0; p < image.length; p++) {
        means[DATA.training().label(i)][p] += image[p] * 10 / COUNT;
      }
    }
    return means;
  }

  private static int nearest(float[][] means, float[] image) {
    int nearest = 0;
    double least = Double.MAX_VALUE;
    for (int digit = 0; digit < means.length; digit++) {
      double distance = 0;
      for (int p = 0; p < image.length; p++) {
        double difference = image[p] - means[digit][p];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = digit;
      }
    }
    return nearest;
  }

  @Test
  void noImagesAreRefused() {
    assertThatThrownBy(() -> DataSource.digits(1, 0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 image, found 0");
  }
}
