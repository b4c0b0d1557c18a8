package io.trojanscope.model.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogProbabilitiesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

  /** The file's own values and constants have the names that would be given first. */
  @Test
  void namesOfTheFileAreLeftAlone() {
    Graph graph =
        new Graph(
            "p'2",
            SHAPE,
            "p",
            List.of(
                node("Flatten", Map.of("axis", 1L), "p'1", "p'2"),
                node("Mul", Map.of(), "p'4", "p'1", "p'3"),
                node("Softmax", Map.of("axis", 1L), "p", "p'4")),
            new TreeMap<>(Map.of("p'3", Tensor.scalar(2))));

    Graph logarithms = LogProbabilities.of(graph);

    List<String> names = new ArrayList<>(logarithms.constants().keySet());
    names.add(logarithms.input());
    logarithms.nodes().forEach(node -> names.addAll(node.outputs()));
    assertThat(names).doesNotHaveDuplicates().hasSize(8);
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(1), List.of("a", "b"));
    try (GraphClassifier classifier = GraphClassifier.of(logarithms, spec)) {
      float[] values = classifier.logits(new ImageBatch(1, SHAPE, new float[] {0, 0.5f})).values();
      assertThat(values[0]).isCloseTo((float) -Math.log1p(Math.E), within(1e-5f));
      assertThat(values[1]).isCloseTo((float) (1 - Math.log1p(Math.E)), within(1e-5f));
    }
  }

  private static Node node(
      String operator, Map<String, Object> attributes, String output, String... inputs) {
    return new Node(output, operator, List.of(inputs), List.of(output), new Attributes(attributes));
  }
}
