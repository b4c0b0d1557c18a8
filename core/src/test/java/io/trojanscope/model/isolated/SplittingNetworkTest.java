package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplittingNetworkTest {
  private static final int IMAGES = 7;
  private final float[] images = new float[2 * IMAGES];
  private final LogitLoss loss;

  SplittingNetworkTest() {
    float[] weights = new float[IMAGES];
    for (int i = 0; i < images.length; i++) {
      images[i] = i;
      weights[i / 2] = i / 2f;
    }
    loss = new LogitLoss(2, weights, new float[2 * IMAGES]);
  }

  @Test
  void givesTheSameInParts() {
    Limited whole = new Limited(IMAGES);
    Limited limited = new Limited(2);
    SplittingNetwork split = new SplittingNetwork(limited);

    assertThat(split.logits(IMAGES, images).values())
        .isEqualTo(whole.logits(IMAGES, images).values());
    InputGradient expected = whole.inputGradient(images, loss);
    InputGradient actual = split.inputGradient(images, loss);
    assertThat(actual.gradient()).isEqualTo(expected.gradient());
    assertThat(actual.logits().values()).isEqualTo(expected.logits().values());
  }

  @Test
  void remembersWhatFits() {
    Limited limited = new Limited(2);
    SplittingNetwork split = new SplittingNetwork(limited);
    split.logits(IMAGES, images);
    assertThat(limited.asked).containsExactly(7, 3, 1, 1, 1, 1, 1, 1, 1);

    limited.asked.clear();
    split.logits(IMAGES, images);
    assertThat(limited.asked).doesNotContain(7, 3);
  }

  /** Parts of 8 images of 224 pixels take seconds; the time limit is for one part. */
  @Test
  void aBatchOfLargeImagesIsCut() {
    int values = 3 * 224 * 224;
    List<Integer> asked = new ArrayList<>();
    Network slow = new Limited(Integer.MAX_VALUE, asked, values);
    float[] large = new float[20 * values];
    for (int i = 0; i < large.length; i++) {
      large[i] = i;
    }

    Logits logits = new SplittingNetwork(slow).logits(20, large);

    assertThat(asked).containsExactly(8, 8, 4);
    assertThat(logits.get(17, 1)).isEqualTo(17f * values + 1);
  }

  @Test
  void anImageThatDoesNotFitIsAnError() {
    SplittingNetwork split = new SplittingNetwork(new Limited(0));
    assertThatThrownBy(() -> split.logits(IMAGES, images)).hasMessage("short of memory");
  }

  @Test
  void otherErrorsArePassedOnAtOnce() {
    Limited broken = new Limited(-1);
    SplittingNetwork split = new SplittingNetwork(broken);
    assertThatThrownBy(() -> split.logits(IMAGES, images)).hasMessage("broken");
    assertThat(broken.asked).containsExactly(IMAGES);
  }

  /** The first two values of an image are its logits; takes so many images at once. */
  private static final class Limited implements Network {
    private final int most;
    private final List<Integer> asked;
    private final int values;

    Limited(int most) {
      this(most, new ArrayList<>(), 2);
    }

    Limited(int most, List<Integer> asked, int values) {
      this.most = most;
      this.asked = asked;
      this.values = values;
    }

    @Override
    public Logits logits(int count, float[] input) {
      asked.add(count);
      if (most < 0) {
        throw new InvalidInputException("broken");
      }
      if (count > most) {
        throw new InvalidInputException("short of memory", new MemoryShortage());
      }
      float[] logits = new float[2 * count];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = input[i / 2 * values + i % 2];
      }
      return new Logits(count, 2, logits);
    }

    @Override
    public InputGradient inputGradient(float[] input, LogitLoss loss) {
      float[] gradient = new float[input.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = input[i] * loss.logSumExpWeights()[i / 2];
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
