package io.trojanscope.model.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Large images take fewer of them, so that an inspection of a large network takes seconds. */
class CheckCostTest {
  private final Counting large = new Counting(linear(new ImageShape(3, 224, 224)));

  @Test
  void checksOfLargeImagesAreFew() {
    ModelTrust trust = trust(large);

    assertThat(trust.all()).isEmpty();
    assertThat(large.forward).isBetween(16, 80);
    assertThat(large.gradients).isBetween(8, 16);
  }

  @Test
  void smallImagesAreCheckedInFullNumber() {
    Counting small = new Counting(linear(new ImageShape(3, 32, 32)));
    trust(small);
    assertThat(small.forward).isGreaterThan(4 * 64);
    assertThat(small.gradients).isEqualTo(64 + 8);
  }

  @Test
  void oneImageWithARightGradientIsEnough() {
    assertThat(GradientCheck.of(large).works()).isTrue();
    assertThat(large.forward).isEqualTo(16);
  }

  private static ModelTrust trust(DifferentiableClassifier classifier) {
    LoadedModel model =
        new LoadedModel(
            "m.onnx",
            "a".repeat(64),
            1,
            classifier,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            InstructionLimit.ANY_CONVOLUTIONS,
            Optional.empty());
    return ModelTrust.of(model, Optional.empty(), () -> new GradientCheck(1, 0, 1));
  }

  private static LinearClassifier linear(ImageShape shape) {
    float[][] weights = new float[3][shape.size()];
    for (int c = 0; c < weights.length; c++) {
      for (int i = 0; i < shape.size(); i++) {
        weights[c][i] = (float) Math.sin(3 * c + i + 1) / 50;
      }
    }
    return new LinearClassifier(shape, weights);
  }

  /** Counts the images that it is asked about. */
  private static final class Counting implements DifferentiableClassifier {
    private final DifferentiableClassifier counted;
    private int forward;
    private int gradients;

    Counting(DifferentiableClassifier counted) {
      this.counted = counted;
    }

    @Override
    public ModelSpec spec() {
      return counted.spec();
    }

    @Override
    public Logits logits(ImageBatch images) {
      forward += images.count();
      return counted.logits(images);
    }

    @Override
    public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
      gradients += images.count();
      return counted.inputGradient(images, loss);
    }

    @Override
    public void close() {
      counted.close();
    }
  }
}
