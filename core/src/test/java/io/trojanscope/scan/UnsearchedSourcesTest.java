package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsearchedSourcesTest {
  private static final List<String> NAMES = List.of("stop", "yield", "bend");

  private static ModelMaps model(String name, long... correct) {
    List<List<Long>> counts =
        List.of(
            List.of(correct[0], 10 - correct[0], 0L),
            List.of(0L, correct[1], 10 - correct[1]),
            List.of(10 - correct[2], 0L, correct[2]));
    return new ModelMaps(
        new ModelIdentity(name, "0".repeat(64)),
        Optional.of(new ConfusionMatrix(counts)),
        List.of(),
        List.of());
  }

  @Test
  void areNamedWithTheModelThatDoesNotKnowThem() {
    assertThat(
            UnsearchedSources.cautions(
                model("suspect.onnx", 4, 5, 10), List.of(model("clean.onnx", 10, 0, 1)), NAMES))
        .containsExactly(
            "clean.onnx classifies no image of yield correctly, so the scan did not search for"
                + " masks that act on them",
            "suspect.onnx classifies fewer than half of the images of stop correctly, so the"
                + " scan did not search for masks that act on them");
  }

  @Test
  void areNoneIfTheModelsKnowTheirClasses() {
    assertThat(
            UnsearchedSources.cautions(
                model("suspect.onnx", 5, 6, 7), List.of(model("clean.onnx", 1, 9, 10)), NAMES))
        .isEmpty();
  }
}
