package io.trojanscope.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorTest {
  private static final int[] FIRST_PIXEL_CLASSES = {0, 1, 2, 2, 1, 0, 2};
  private final PixelClassifier classifier = new PixelClassifier();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 100})
  void predictsEveryImageInBatchesOfOneSize(int batchSize) {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      Predictor predictor = new Predictor(batchSize, workers, ProgressListener.NONE);

      assertThat(predictor.predict(classifier, images(), "test"))
          .containsExactly(FIRST_PIXEL_CLASSES);
    }
    assertThat(classifier.batchSizes)
        .hasSize((7 + batchSize - 1) / batchSize)
        .containsOnly(batchSize);
  }

  @Test
  void predictsGivenImagesInTheirOrder() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      Predictor predictor = new Predictor(2, workers, ProgressListener.NONE);

      assertThat(predictor.predict(classifier, images(), new int[] {6, 0, 4}, "test"))
          .containsExactly(2, 0, 1);
      assertThat(predictor.predict(classifier, images(), new int[0], "test")).isEmpty();
    }
  }

  @Test
  void manyThreadsGiveTheSameOrder() {
    int[] labels = new int[1000];
    ArrayImages noise = ArrayImages.noise(PixelClassifier.SHAPE, 3, 5, labels);
    int[] expected =
        IntStream.range(0, 1000).map(i -> Math.round(noise.images()[i][0] * 2)).toArray();
    try (OrderedWorkers workers = new OrderedWorkers(4)) {
      Predictor predictor = new Predictor(16, workers, ProgressListener.NONE);
      assertThat(predictor.predict(classifier, noise, "test")).containsExactly(expected);
    }
  }

  @Test
  void progressCountsImages() {
    List<String> heard = new ArrayList<>();
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      new Predictor(3, workers, (task, done, total) -> heard.add(task + " " + done + "/" + total))
          .predict(classifier, images(), "Testing");
    }
    assertThat(heard).containsExactly("Testing 3/7", "Testing 6/7", "Testing 7/7");
  }

  @Test
  void otherShapeOrNumberOfClassesIsRefused() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      Predictor predictor = new Predictor(3, workers, ProgressListener.NONE);
      ArrayImages wide = ArrayImages.noise(new ImageShape(1, 1, 3), 3, 1, 0);
      assertThatThrownBy(() -> predictor.predict(classifier, wide, "test"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("expected images of 1x1x2 in 3 classes")
          .hasMessageContaining("found 1x1x3 in 3;");
      ArrayImages manyClasses = ArrayImages.noise(PixelClassifier.SHAPE, 26, 1, 0);
      assertThatThrownBy(() -> predictor.predict(classifier, manyClasses, "test"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("found 1x1x2 in 26;");
    }
  }

  private static ArrayImages images() {
    float[][] images = new float[FIRST_PIXEL_CLASSES.length][2];
    for (int i = 0; i < images.length; i++) {
      images[i][0] = FIRST_PIXEL_CLASSES[i] / 2f;
    }
    return new ArrayImages(PixelClassifier.SHAPE, 3, new int[images.length], images);
  }
}
