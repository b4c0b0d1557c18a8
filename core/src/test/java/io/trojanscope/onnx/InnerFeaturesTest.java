package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.InnerFeatures;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerFeaturesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int IMAGES = 2;

  @TempDir Path folder;

  private static Graph graph(String network) {
    return NetworkArchitecture.parse(network).build(SHAPE, 3, 7);
  }

  private static ModelSpec spec(int outputs) {
    List<String> names = IntStream.range(0, outputs).mapToObj(Integer::toString).toList();
    return new ModelSpec(SHAPE, Normalization.identity(3), names);
  }

  private static float[] images() {
    SplittableRandom random = new SplittableRandom(1);
    float[] images = new float[IMAGES * SHAPE.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble();
    }
    return images;
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "cifar", "resnet:8", "vgg:11", "mobilenet", "vit:2"})
  void featuresAreThoseOfOnnxRuntime(String network) throws Exception {
    InnerFeatures features = InnerFeatures.of(graph(network));
    Path file = folder.resolve("features.onnx");
    NetworkFile cut = new NetworkFile(features.graph(), spec(features.count()), new TreeMap<>());
    OutputFiles.write(file, out -> OnnxWriter.write(cut, out));
    float[] found;
    try (GraphClassifier classifier = GraphClassifier.of(features.graph(), cut.spec())) {
      found = classifier.logits(new ImageBatch(IMAGES, SHAPE, images())).values();
    }
    float[] expected;
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      expected = runtime.run(features.graph().output(), images(), IMAGES, 3, 32, 32);
    }

    assertThat(found).hasSize(IMAGES * features.count());
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i])
          .isCloseTo(expected[i], within(1e-4f * Math.max(1, Math.abs(expected[i]))));
    }
  }

  @Test
  void theLastLayerMakesTheLogitsOfTheFeatures() {
    Graph graph = graph("resnet:8");
    InnerFeatures features = InnerFeatures.of(graph);

    assertThat(features.count()).isEqualTo(64);
    assertThat(features.graph().nodes()).hasSizeLessThan(graph.nodes().size());
    assertThat(graph.nodes().stream().filter(n -> n.inputs().contains(features.value())))
        .extracting(Node::operator)
        .containsExactly("Gemm");
  }

  @Test
  void aNamedValueWithPlacesIsPooled() {
    Graph graph = graph("resnet:8");
    String value =
        graph.nodes().stream()
            .filter(n -> n.operator().equals("Relu"))
            .findFirst()
            .orElseThrow()
            .output();

    InnerFeatures features = InnerFeatures.at(graph, value);

    assertThat(features.pooled()).isTrue();
    assertThat(features.count()).isEqualTo(16);
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> InnerFeatures.at(graph("paper"), "nothing"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found nothing")
        .hasMessageContaining(InvalidInputException.nameOf("features"));
  }
}
