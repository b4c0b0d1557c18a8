package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Against the numbers of bias_maps.py: PyTorch's autograd on the paper's equations as written. */
class BiasMapReferenceTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 3);
  private static final int CLASSES = 4;
  private static final int IMAGES = 12;
  private static final JsonNode REFERENCE = reference();

  private static JsonNode reference() {
    InputStream json = BiasMapReferenceTest.class.getResourceAsStream("bias_maps.json");
    return new ObjectMapper().readTree(json);
  }

  static Stream<JsonNode> runs() {
    return REFERENCE.get("runs").valueStream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("runs")
  void agreesWithPyTorch(JsonNode run) {
    BiasMapConfig config =
        new BiasMapConfig(
            Algorithm.valueOf(run.get("algorithm").asString()),
            StartingInput.valueOf(run.get("input").asString()),
            run.get("targeted").asBoolean(),
            REFERENCE.get("epsilon").floatValue(),
            REFERENCE.get("iterations").asInt(),
            REFERENCE.get("samples").asInt(),
            REFERENCE.get("seed").asLong());
    BiasMaps maps;
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      maps =
          new BiasMapGenerator(workers, 7, ProgressListener.NONE)
              .generate(model(), Optional.of(data()), config);
    }
    assertThat(maps.maps()).hasSize(run.get("maps").size());
    for (int m = 0; m < maps.maps().size(); m++) {
      assertSame(maps.maps().get(m), run.get("maps").get(m));
    }
    assertThat(maps.counts()).hasSize(run.get("counts").size());
    for (int c = 0; c < maps.counts().size(); c++) {
      assertSame(maps.counts().get(c), run.get("counts").get(c));
    }
  }

  private static void assertSame(BiasMap actual, JsonNode expected) {
    assertThat(actual.source()).isEqualTo(optional(expected.get("source")));
    assertThat(actual.predicted()).isEqualTo(expected.get("predicted").asInt());
    assertThat(actual.count()).isEqualTo(expected.get("count").asLong());
    assertSame(actual.adversarial(), expected.get("adversarial"));
    assertSame(actual.perturbation(), expected.get("perturbation"));
  }

  private static void assertSame(AttackCounts actual, JsonNode expected) {
    assertThat(actual.source()).isEqualTo(optional(expected.get("source")));
    assertThat(actual.target()).isEqualTo(optional(expected.get("target")));
    assertThat(actual.predicted())
        .containsExactlyElementsOf(
            expected.get("predicted").valueStream().map(JsonNode::asLong).toList());
  }

  private static void assertSame(PixelStatistics actual, JsonNode expected) {
    for (int i = 0; i < SHAPE.size(); i++) {
      assertThat((double) actual.mean().values()[i])
          .isEqualTo(expected.get("mean").get(i).asDouble(), within(1e-7));
      assertThat((double) actual.standardDeviation().values()[i])
          .isEqualTo(expected.get("standardDeviation").get(i).asDouble(), within(1e-7));
    }
  }

  private static OptionalInt optional(JsonNode node) {
    return node.isNull() ? OptionalInt.empty() : OptionalInt.of(node.asInt());
  }

  private static LinearClassifier model() {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    float[] bias = new float[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      for (int i = 0; i < SHAPE.size(); i++) {
        weights[c][i] = (((c * SHAPE.size() + i) * 37 + 11) % 129 - 64) / 64f;
      }
      bias[c] = (c * 7 % 4 - 2) / 8f;
    }
    return new LinearClassifier(SHAPE, weights, bias);
  }

  private static ArrayImages data() {
    float[][] images = new float[IMAGES][SHAPE.size()];
    int[] labels = new int[IMAGES];
    for (int n = 0; n < IMAGES; n++) {
      for (int i = 0; i < SHAPE.size(); i++) {
        images[n][i] = ((n * SHAPE.size() + i) * 53 + 7) % 257 / 256f;
      }
      labels[n] = n % CLASSES;
    }
    return new ArrayImages(SHAPE, CLASSES, labels, images);
  }
}
