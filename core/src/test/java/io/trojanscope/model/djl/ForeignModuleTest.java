package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.torchscript.InferenceModule;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.train.Networks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files written by PyTorch against its own values in float64 (foreign_modules.py). */
@Tag("slow")
class ForeignModuleTest {
  private static final LogitLoss LOSS = ForeignModules.loss();
  private static final float[] IMAGES = ForeignModules.images(4);

  @ParameterizedTest
  @CsvSource({
    "traced_eval, network",
    "traced_train, network",
    "scripted_eval, network",
    "scripted_train, network",
    "in_place, inPlace",
    "tuple, network",
  })
  void agreesWithPyTorch(String file, String values) {
    JsonNode expected = ForeignModules.expected(values);
    try (ModuleNetwork network = open(file, LogitsOutput.first())) {
      for (int call = 0; call < 3; call++) {
        network.logits(3, ForeignModules.images(3));
        InputGradient result = network.inputGradient(IMAGES, LOSS);

        assertClose(network.logits(4, IMAGES).values(), expected.get("logits"), 1e-5);
        assertClose(result.logits().values(), expected.get("logits"), 1e-5);
        assertClose(result.gradient(), expected.get("gradient"), 1e-4);
      }
    }
  }

  @Test
  void givesTheSameBitsFromTheFirstCallOnAndOnAnyThread() throws Exception {
    try (ModuleNetwork network = open("scripted_train", LogitsOutput.first())) {
      float[] first = network.inputGradient(IMAGES, LOSS).gradient();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        results.add(threads.submit(() -> network.inputGradient(IMAGES, LOSS).gradient()));
      }
      for (Future<float[]> result : results) {
        assertThat(result.get()).isEqualTo(first);
      }
      threads.shutdownNow();
    }
  }

  @Test
  void takesTheChosenOutputOfATuple() {
    JsonNode expected = ForeignModules.expected("network");
    try (ModuleNetwork negated = open("tuple", LogitsOutput.at(2))) {
      float[] logits = negated.logits(4, IMAGES).values();

      assertThat(-logits[4]).isCloseTo((float) expected.get("logits").get(4).asDouble(), within());
    }
  }

  @Test
  void takesTheNamedOutputOfADictionary() {
    JsonNode expected = ForeignModules.expected("network");
    try (ModuleNetwork network = open("dict", LogitsOutput.named("main"))) {
      assertClose(network.logits(4, IMAGES).values(), expected.get("logits"), 1e-5);
    }
  }

  @Test
  void namesTheOutputsOfADictionaryWhereSeveralFit() {
    assertFails(
        open("dict", LogitsOutput.first()),
        "dict: expected one output of shape (4, 5) (images, classes), found 'auxiliary' (4, 5), "
            + "'features' (4, 2), 'main' (4, 5); name the one that holds the logits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"features", "none"})
  void refusesANamedOutputThatDoesNotFit(String name) {
    assertFails(
        open("dict", LogitsOutput.named(name)),
        "dict: expected an output '"
            + name
            + "' of shape (4, 5) (images, classes), found 'auxiliary' (4, 5), 'features' (4, 2), "
            + "'main' (4, 5)");
  }

  @Test
  void refusesATupleWithoutLogits() {
    assertFails(
        ForeignModules.open("tuple", LogitsOutput.first(), ForeignModules.SHAPE, 7),
        "tuple: expected an output of shape (4, 7) (images, classes), found (4, 2), (4, 5), "
            + "(4, 5)");
  }

  @Test
  void saysThatImagesOfAnotherShapeDoNotFit() {
    ImageShape grey = new ImageShape(1, 12, 10);
    try (ModuleNetwork network =
        ForeignModules.open("scripted_eval", LogitsOutput.first(), grey, 5)) {
      assertThatThrownBy(() -> network.logits(2, new float[240]))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(
              "scripted_eval: PyTorch cannot run the network: Given groups=1, weight of size [8, 3, 3, 3], ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void refusesANetworkWithoutAGradient() {
    try (ModuleNetwork network = open("detached", LogitsOutput.first())) {
      assertThatThrownBy(() -> network.inputGradient(IMAGES, LOSS))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("detached: ")
          .hasMessageContaining("does not require grad");
    }
  }

  @Test
  void givesTheGradientThatAGeneratedModuleBrings() throws IOException {
    ImageShape shape = new ImageShape(1, 28, 28);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    TorchScriptArchive.write(
        InferenceModule.of(Networks.paperCnn(shape, 5, 3), MemoryLayout.CONTIGUOUS),
        Map.of(),
        archive);
    float[] images = Arrays.copyOf(ForeignModules.images(9), 4 * shape.size());
    List<float[]> gradients = new ArrayList<>();
    for (boolean generated : new boolean[] {true, false}) {
      ModuleDescription description =
          new ModuleDescription("ours", generated, LogitsOutput.first(), shape, 5);
      try (ModuleNetwork network =
          ModuleNetwork.open(description, new ByteArrayInputStream(archive.toByteArray()))) {
        gradients.add(network.inputGradient(images, LOSS).gradient());
      }
    }
    assertThat(gradients.get(1)).containsExactly(gradients.get(0), within());
    assertThat(gradients.get(1)).isNotEqualTo(new float[images.length]);
  }

  private static ModuleNetwork open(String name, LogitsOutput output) {
    return ForeignModules.open(name, output, ForeignModules.SHAPE, 5);
  }

  private static void assertFails(ModuleNetwork network, String message) {
    try (network) {
      assertThatThrownBy(() -> network.logits(4, IMAGES))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(message);
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-5f);
  }

  private static void assertClose(float[] actual, JsonNode expected, double tolerance) {
    double[] values = expected.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    double scale = 0;
    double error = 0;
    assertThat(actual).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      scale = Math.max(scale, Math.abs(values[i]));
      error = Math.max(error, Math.abs(values[i] - actual[i]));
    }
    assertThat(scale).isPositive();
    assertThat(error / scale).isLessThan(tolerance);
  }
}
