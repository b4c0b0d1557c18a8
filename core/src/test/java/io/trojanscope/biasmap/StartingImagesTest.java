package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.stats.RunningMoments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartingImagesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 4, 5);
  private static final ModelSpec MODEL =
      new ModelSpec(SHAPE, Normalization.identity(3), List.of("a", "b"));

  @Test
  void blankIsOneZeroImageForAllSamples() {
    StartingImages images = images(StartingInput.BLANK, 100, 1, Optional.empty());
    assertThat(images.size()).isEqualTo(1);
    assertThat(images.repeats(0)).isEqualTo(100);
    assertThat(images.label(0)).isEmpty();
    float[] destination = filled(0.5f, SHAPE.size() + 2);
    images.copyImage(0, destination, 1);
    assertThat(destination).startsWith(0.5f, 0f).endsWith(0f, 0.5f);
    assertThat(image(images, 0)).containsOnly(0f);
  }

  @Test
  void noiseIsUniform() {
    StartingImages images = images(StartingInput.NOISE, 20_000, 1, Optional.empty());
    RunningMoments moments = new RunningMoments(SHAPE.size());
    for (int n = 0; n < images.size(); n++) {
      float[] image = image(images, n);
      moments.add(image, 0, images.repeats(n));
      for (float value : image) {
        assertThat(value >= 0 && value < 1).isTrue();
      }
    }
    assertThat(moments.count()).isEqualTo(20_000);
    for (int i = 0; i < SHAPE.size(); i++) {
      assertThat(moments.mean(i)).isEqualTo(0.5, within(0.01)); // 5 standard errors
      assertThat(moments.variance(i)).isEqualTo(1 / 12.0, within(0.003));
    }
  }

  @Test
  void aNoiseImageDependsOnItsIndexAndTheSeedAlone() {
    StartingImages few = images(StartingInput.NOISE, 10, 1, Optional.empty());
    StartingImages many = images(StartingInput.NOISE, 1000, 1, Optional.empty());
    StartingImages otherSeed = images(StartingInput.NOISE, 10, 2, Optional.empty());
    assertThat(image(few, 7)).isEqualTo(image(many, 7)).isNotEqualTo(image(few, 6));
    for (int n = 0; n < 10; n++) {
      for (int other = 0; other < 10; other++) {
        assertThat(image(otherSeed, n)).doesNotContain(image(few, other));
      }
    }
    assertThat(few.label(7)).isEmpty();
  }

  @Test
  void dataImagesAreChosenWithoutReplacement() {
    StartingImages images = images(StartingInput.DATA, 60, 1, Optional.of(data(100)));
    List<Integer> chosen = numbers(images);
    assertThat(chosen).hasSize(60).doesNotHaveDuplicates().allMatch(n -> n >= 0 && n < 100);
    assertThat(chosen).isNotEqualTo(IntStream.range(0, 60).boxed().toList());
    assertThat(IntStream.range(0, 60).map(images::repeats)).containsOnly(1);
    for (int n = 0; n < 60; n++) {
      assertThat(images.label(n)).hasValue(chosen.get(n) % 2);
    }
  }

  @Test
  void askingForMoreDataImagesKeepsTheFirst() {
    List<Integer> few = numbers(images(StartingInput.DATA, 10, 1, Optional.of(data(100))));
    List<Integer> all = numbers(images(StartingInput.DATA, 100, 1, Optional.of(data(100))));
    assertThat(all).startsWith(few.toArray(Integer[]::new));
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void theSeedDecidesTheChoice() {
    Optional<LabeledImages> data = Optional.of(data(100));
    List<Integer> chosen = numbers(images(StartingInput.DATA, 10, 1, data));
    assertThat(numbers(images(StartingInput.DATA, 10, 1, data))).isEqualTo(chosen);
    assertThat(numbers(images(StartingInput.DATA, 10, 2, data))).isNotEqualTo(chosen);
  }

  @Test
  void imagesRepeatInOrderIfThereAreTooFew() {
    StartingImages images = images(StartingInput.DATA, 7, 1, Optional.of(data(3)));
    assertThat(images.size()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(images::repeats)).containsExactly(3, 2, 2);
  }

  @Test
  void refusesDataThatDoesNotFit() {
    assertRefused(
        Optional.empty(),
        "data: expected a data set to start from, found none;"
            + " give one, or start from blank or noise images");
    assertRefused(Optional.of(data(0)), "data: expected at least 1 image, found an empty data set");
    assertRefused(
        Optional.of(new ArrayImages(new ImageShape(1, 4, 5), 2, new int[1], new float[1][20])),
        "data: expected images of 3x4x5 in 2 classes, as the model takes them, found 1x4x5 in 2;"
            + " give images like those that the model was trained on");
    assertRefused(
        Optional.of(new ArrayImages(SHAPE, 10, new int[1], new float[1][60])),
        "data: expected images of 3x4x5 in 2 classes, as the model takes them, found 3x4x5 in 10;"
            + " give images like those that the model was trained on");
  }

  private static void assertRefused(Optional<LabeledImages> data, String message) {
    assertThatThrownBy(() -> images(StartingInput.DATA, 1, 1, data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  private static StartingImages images(
      StartingInput input, int samples, long seed, Optional<LabeledImages> data) {
    return StartingImages.of(
        new BiasMapConfig(Algorithm.PER_CLASS, input, true, 0.1f, 1, samples, seed), MODEL, data);
  }

  /** Image n holds n everywhere. */
  private static LabeledImages data(int size) {
    float[][] images = new float[size][];
    for (int n = 0; n < size; n++) {
      images[n] = filled(n, SHAPE.size());
    }
    return new ArrayImages(SHAPE, 2, IntStream.range(0, size).map(n -> n % 2).toArray(), images);
  }

  private static List<Integer> numbers(StartingImages images) {
    return IntStream.range(0, images.size()).mapToObj(n -> (int) image(images, n)[0]).toList();
  }

  private static float[] image(StartingImages images, int index) {
    float[] image = new float[SHAPE.size()];
    images.copyImage(index, image, 0);
    return image;
  }

  private static float[] filled(float value, int length) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }
}
