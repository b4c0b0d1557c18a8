package io.trojanscope.lab.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.Detection;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.parallel.OrderedWorkers;
import org.junit.jupiter.api.Test;

class WhiteNoiseImagesTest {
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
          new WhiteNoiseImages(workers, 500, 1).detect(PlantedPixel.input(constant));
      assertThat(detection.flagged()).isFalse();
      assertThat(detection.score()).isEqualTo(1);
      assertThat(detection.target()).isEmpty();
    }
  }
}
