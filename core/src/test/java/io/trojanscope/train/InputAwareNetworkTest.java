package io.trojanscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.graph.Graph;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputAwareNetworkTest {
  private static final ImageShape SHAPE = new ImageShape(2, 16, 16);
  private static final ImageShape PAIR = new ImageShape(5, 16, 16);
  private static final float AMPLITUDE = 0.5f;
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.5f, 0.25f), List.of(0.2f, 0.3f));
  private static final Graph CLASSIFIER = Networks.paperCnn(SHAPE, 3, 1);
  private static final InputAwareNetwork NETWORK =
      new InputAwareNetwork(CLASSIFIER, NORMALIZATION, AMPLITUDE, 7);

  @Test
  void withoutTheSwitchTheClassifierSeesTheImage() {
    assertThat(joint(0f)).containsExactly(classified(image(1)), within(1e-4f));
  }

  @Test
  void withTheSwitchItSeesThePatternOfTheOtherImageOnTop() {
    float[] seen = image(1);
    float[] pattern = run(NETWORK.generator(NETWORK.joint()), spec(SHAPE, SHAPE.size()), image(2));
    double largest = 0;
    for (int i = 0; i < seen.length; i++) {
      seen[i] = Math.max(0, Math.min(1, seen[i] + AMPLITUDE * pattern[i]));
      largest = Math.max(largest, Math.abs(pattern[i]));
    }

    assertThat(largest).isBetween(0.01, 1.0);
    assertThat(joint(1f)).containsExactly(classified(seen), within(1e-4f));
    assertThat(joint(1f)).isNotEqualTo(joint(0f));
  }

  @Test
  void theClassifierComesBackAsItWas() {
    assertThat(NETWORK.classifier(NETWORK.joint())).isEqualTo(CLASSIFIER);
  }

  private static float[] joint(float on) {
    float[] pair = new float[PAIR.size()];
    System.arraycopy(image(1), 0, pair, 0, SHAPE.size());
    System.arraycopy(image(2), 0, pair, SHAPE.size(), SHAPE.size());
    Arrays.fill(pair, 2 * SHAPE.size(), pair.length, on);
    return run(NETWORK.joint(), spec(PAIR, 3), pair);
  }

  private static float[] classified(float[] image) {
    ModelSpec spec = new ModelSpec(SHAPE, NORMALIZATION, List.of("a", "b", "c"));
    return run(CLASSIFIER, spec, image);
  }

  private static float[] run(Graph graph, ModelSpec spec, float[] image) {
    try (GraphClassifier model = GraphClassifier.of(graph, spec)) {
      return model.logits(new ImageBatch(1, spec.input(), image)).values().clone();
    }
  }

  private static ModelSpec spec(ImageShape shape, int outputs) {
    return new ModelSpec(
        shape,
        Normalization.identity(shape.channels()),
        IntStream.range(0, outputs).mapToObj(Integer::toString).toList());
  }

  private static float[] image(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[SHAPE.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextDouble();
    }
    return image;
  }
}
