package io.trojanscope.torchscript.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.Damage;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.ForeignModules;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.vet.TorchScriptVetter;
import io.trojanscope.vet.VettedArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that PyTorch wrote, read as graphs: its logits, and its input gradients. */
@Tag("slow")
class ConvertedModulesTest {
  private static final ImageShape SMALL = new ImageShape(3, 8, 8);

  @TempDir private Path folder;

  /** modules.py; values in float64. */
  @ParameterizedTest
  @CsvSource({
    "attention_traced, attention",
    "attention_scripted, attention",
    "mobile_traced, mobile",
    "mobile_scripted, mobile",
    "in_place_traced, in_place",
    "in_place_scripted, in_place",
    "mixed_traced, mixed",
    "mixed_scripted, mixed",
    "mixed_half, mixed_half",
  })
  void operatorsAgreeWithPyTorch(String file, String values) throws IOException {
    JsonNode expected = json("modules.json").get(values);
    float[] weights = new float[12];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i);
    }
    LogitLoss loss = new LogitLoss(4, new float[3], weights);

    assertAgrees(
        read(resource(file + ".pt"), SMALL, ModelSettings.NONE), sines(3, SMALL), loss, expected);
  }

  /** foreign_modules.py; values in float64. */
  @ParameterizedTest
  @CsvSource({
    "traced_eval, network, ''",
    "traced_train, network, ''",
    "scripted_eval, network, ''",
    "scripted_train, network, ''",
    "in_place, inPlace, ''",
    "tuple, network, 1",
    "dict, network, main",
  })
  void modulesAgreeWithPyTorch(String file, String values, String output) throws IOException {
    JsonNode expected;
    try (InputStream in = ForeignModules.class.getResourceAsStream("foreign_modules.json")) {
      expected = JsonMapper.shared().readTree(in).get(values);
    }

    assertAgrees(
        read(ForeignModules.file(file), ForeignModules.SHAPE, withOutput(output)),
        sines(4, ForeignModules.SHAPE),
        ForeignModules.loss(),
        expected);
  }

  private static ModelSettings withOutput(String output) {
    Optional<LogitsOutput> chosen =
        output.isEmpty()
            ? Optional.empty()
            : Optional.of(output.equals("1") ? LogitsOutput.at(1) : LogitsOutput.named(output));
    return new ModelSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        chosen,
        Optional.empty());
  }

  /** A detached value is the same in a graph; only its gradient is not cut off. */
  @Test
  void aDetachedInputStillHasAGradient() throws IOException {
    ImportedNetwork detached =
        read(ForeignModules.file("detached"), ForeignModules.SHAPE, ModelSettings.NONE);
    ImageBatch images = sines(4, ForeignModules.SHAPE);
    try (GraphClassifier classifier = classifier(detached)) {
      InputGradient result = classifier.inputGradient(images, ForeignModules.loss());
      float largest = 0;
      for (float value : result.gradient()) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertThat(largest).isGreaterThan(0.01f);
    }
  }

  /** make_models.py, written by PyTorch 1.13 and 2.13. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual_scripted_1.13",
        "residual_scripted_2.13",
        "residual_traced_1.13",
        "residual_traced_2.13",
        "residual_frozen_1.13",
        "residual_frozen_2.13",
        "squeeze_scripted_1.13",
        "squeeze_scripted_2.13",
        "squeeze_traced_1.13",
        "squeeze_traced_2.13",
      })
  void filesOfBothVersionsGivePyTorchsLogits(String name) throws IOException {
    Path file = folder.resolve(name + ".pt");
    JsonNode expected;
    try (InputStream in = Damage.class.getResourceAsStream("torchscript/" + name + ".pt");
        InputStream values = Damage.class.getResourceAsStream("torchscript/" + name + ".json")) {
      Files.copy(in, file);
      expected = JsonMapper.shared().readTree(values).get("logits");
    }
    ImageBatch images = ImageBatch.blank(2, SMALL);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = i % 101 / 100f;
    }

    try (GraphClassifier classifier = classifier(read(file, SMALL, ModelSettings.NONE))) {
      assertClose(classifier.logits(images).values(), expected, 1e-5);
    }
  }

  private static void assertAgrees(
      ImportedNetwork network, ImageBatch images, LogitLoss loss, JsonNode expected) {
    try (GraphClassifier classifier = classifier(network)) {
      InputGradient result = classifier.inputGradient(images, loss);
      assertClose(classifier.logits(images).values(), expected.get("logits"), 1e-5);
      assertClose(result.logits().values(), expected.get("logits"), 1e-5);
      assertClose(result.gradient(), expected.get("gradient"), 1e-4);
    }
  }

  private static GraphClassifier classifier(ImportedNetwork network) {
    return GraphClassifier.of(network.network().graph(), network.network().spec());
  }

  private static ImportedNetwork read(Path file, ImageShape shape, ModelSettings settings) {
    VettedArchive archive = TorchScriptVetter.vet(file);
    assertThat(archive.report().findings()).isEmpty();
    return TorchScriptReader.read(archive, settings, Optional.of(shape));
  }

  private static ImageBatch sines(int count, ImageShape shape) {
    ImageBatch images = ImageBatch.blank(count, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.pow(Math.sin(1.3 * i), 3));
    }
    return images;
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ConvertedModulesTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream in = ConvertedModulesTest.class.getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(in);
    }
  }

  private static void assertClose(float[] actual, JsonNode expected, double tolerance) {
    float[] values = new float[expected.size()];
    double largest = 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) expected.get(i).asDouble();
      largest = Math.max(largest, Math.abs(values[i]));
    }
    assertThat(actual).containsExactly(values, Offset.offset((float) (tolerance * largest)));
  }
}
