package io.trojanscope.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.Detection;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.ImageShape;
import io.trojanscope.model.LinearClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import org.junit.jupiter.api.Test;

class WhiteNoiseImagesTest {
  @Test
  void meansAreOfTheImagesThatTheModelGaveTheClass() {
    ImageShape pair = new ImageShape(1, 1, 2);
    ClassificationImages images = new ClassificationImages(2, 2);
    images.add(
        new ImageBatch(3, pair, new float[] {1, 0, 0.5f, 1, 0, 1}),
        new Logits(3, 2, new float[] {1, 0, 2, 0, 0, 1}));
    ClassificationImages other = new ClassificationImages(2, 2);
    other.add(
        new ImageBatch(1, pair, new float[] {0.75f, 0}), new Logits(1, 2, new float[] {1, 0}));
    assertThat(images.count(0)).isEqualTo(2);
    assertThat(images.count(1)).isEqualTo(1);
    assertThat(images.distance(other, 0)).isEqualTo(0.5, within(1e-7));
  }

  @Test
  void roundsTheQueriesUpToBatchesAndSaysHowMany() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      assertThat(new WhiteNoiseImages(workers, 251, 1).queries()).isEqualTo(500);
    }
  }

  @Test
  void saysNothingWhereAllNoiseIsOneClass() {
    LinearClassifier constant =
        new LinearClassifier(
            PlantedPixel.SHAPE, new float[6][PlantedPixel.SHAPE.size()], 1, 0, 0, 0, 0, 0);
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      Detection detection =
          new WhiteNoiseImages(workers, 500, 1).detect(PlantedPixel.suspicion(constant));
      assertThat(detection.flagged()).isFalse();
      assertThat(detection.score()).isEqualTo(1);
      assertThat(detection.target()).isEmpty();
    }
  }
}
