package io.trojanscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.PixelOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network whose logits are quadratic in its input values, given images in any order. */
class InputLayoutTest {
  private static final ImageShape SHAPE = new ImageShape(3, 2, 2);
  private static final ModelSpec SPEC =
      new ModelSpec(
          SHAPE,
          new Normalization(List.of(0.1f, 0.2f, 0.3f), List.of(0.5f, 0.25f, 2f)),
          List.of("a", "b"));

  /** Of an image with value 100 c + 10 row + column. */
  @Test
  void putsBlueFirstAndChannelsLast() {
    float[] seen = new float[12];
    ModelSpec plain = new ModelSpec(SHAPE, Normalization.identity(3), List.of("a", "b"));
    InputLayout layout = new InputLayout(PixelOrder.CHANNELS_LAST, ChannelOrder.BGR);
    try (NetworkClassifier classifier =
        new NetworkClassifier("m", plain, layout, new Quadratic(seen))) {
      float[] image = {0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211};
      classifier.logits(new ImageBatch(1, SHAPE, image));
    }
    assertThat(seen).containsExactly(200, 100, 0, 201, 101, 1, 210, 110, 10, 211, 111, 11);
  }

  @ParameterizedTest
  @CsvSource({
    "CHANNELS_FIRST, RGB",
    "CHANNELS_FIRST, BGR",
    "CHANNELS_LAST, RGB",
    "CHANNELS_LAST, BGR"
  })
  void gradientsAreThoseOfFiniteDifferences(PixelOrder pixelOrder, ChannelOrder channelOrder) {
    LogitLoss loss = new LogitLoss(2, new float[2], new float[] {1, -0.5f, 0.25f, 2});
    try (NetworkClassifier classifier =
        new NetworkClassifier(
            "m", SPEC, new InputLayout(pixelOrder, channelOrder), new Quadratic(new float[24]))) {
      float[] gradient = classifier.inputGradient(images(-1, 0), loss).gradient();
      for (int i = 0; i < gradient.length; i++) {
        double step = 0.01;
        double slope =
            (value(classifier, images(i, step), loss) - value(classifier, images(i, -step), loss))
                / (2 * step);
        assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3 * Math.abs(slope) + 1e-2));
        assertThat(Math.abs(slope)).isGreaterThan(0.05);
      }
    }
  }

  private static ImageBatch images(int moved, double step) {
    ImageBatch images = ImageBatch.blank(2, SHAPE);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.9 - 0.02 * i + (i == moved ? step : 0));
    }
    return images;
  }

  private static double value(NetworkClassifier classifier, ImageBatch images, LogitLoss loss) {
    float[] logits = classifier.logits(images).values();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (double) loss.logitWeights()[i] * logits[i];
    }
    return sum;
  }

  /** Logits {@code sum_j (j + 1) x_j^2} and {@code sum_j x_j^2}; keeps what it was given last. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Quadratic(float[] seen) implements Network {
    @Override
    public Logits logits(int count, float[] input) {
      System.arraycopy(input, 0, seen, 0, input.length);
      float[] logits = new float[2 * count];
      for (int i = 0; i < input.length; i++) {
        int image = i / SHAPE.size();
        logits[2 * image] += (i % SHAPE.size() + 1) * input[i] * input[i];
        logits[2 * image + 1] += input[i] * input[i];
      }
      return new Logits(count, 2, logits);
    }

    @Override
    public InputGradient inputGradient(float[] input, LogitLoss loss) {
      float[] gradient = new float[input.length];
      for (int i = 0; i < input.length; i++) {
        int image = i / SHAPE.size();
        float first = loss.logitWeights()[2 * image] * (i % SHAPE.size() + 1);
        gradient[i] = 2 * input[i] * (first + loss.logitWeights()[2 * image + 1]);
      }
      return new InputGradient(logits(loss.count(), input), gradient);
    }

    @Override
    public List<OutputShape> outputs(int count, float[] input) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
