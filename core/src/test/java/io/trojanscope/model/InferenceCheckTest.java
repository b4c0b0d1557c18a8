package io.trojanscope.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InferenceCheckTest {
  private static final ModelSpec SPEC =
      new ModelSpec(new ImageShape(1, 2, 2), Normalization.identity(1), List.of("a", "b"));

  @Test
  void acceptsLogitsOfTheImageAlone() {
    assertThatCode(() -> InferenceCheck.require("m", classifier(InferenceCheckTest::sums)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesRandomLogits() {
    SplittableRandom random = new SplittableRandom(1);
    assertRefused(
        classifier(
            images -> {
              float[] logits = sums(images);
              logits[3] += (float) random.nextDouble();
              return logits;
            }),
        "the logits of the same images differ from call to call");
  }

  @Test
  void refusesLogitsThatDependOnTheBatch() {
    assertRefused(
        classifier(
            images -> {
              float[] logits = sums(images);
              for (int i = 0; i < logits.length; i++) {
                logits[i] += images.values()[images.values().length - 1];
              }
              return logits;
            }),
        "an image's logits depend on the other images of its batch");
  }

  private static void assertRefused(Classifier classifier, String found) {
    assertThatThrownBy(() -> InferenceCheck.require("m.pt", classifier))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "m.pt: expected a model in inference mode, but " + found + "; export it after eval()");
  }

  private static float[] sums(ImageBatch images) {
    float[] logits = new float[images.count() * 2];
    for (int i = 0; i < images.values().length; i++) {
      logits[i / 4 * 2 + i % 2] += images.values()[i];
    }
    return logits;
  }

  private static Classifier classifier(Function<ImageBatch, float[]> logits) {
    return new Classifier() {
      @Override
      public ModelSpec spec() {
        return SPEC;
      }

      @Override
      public Logits logits(ImageBatch images) {
        return new Logits(images.count(), 2, logits.apply(images));
      }

      @Override
      public void close() {}
    };
  }
}
