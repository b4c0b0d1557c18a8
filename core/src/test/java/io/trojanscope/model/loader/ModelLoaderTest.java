package io.trojanscope.model.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.Damage;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.djl.ForeignModules;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
@Tag("slow")
class ModelLoaderTest {
  private static final ModelLoader LOADER = new ModelLoader(1, WorkerLimits.defaults());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "residual.onnx, residual",
    "residual_traced.pt, residual",
    "residual_scripted.pt, residual",
    "transformer_scripted.pt, transformer"
  })
  void agreesWithPyTorchThroughAWorker(String file, String network) {
    try (LoadedModel model =
        LOADER.open(ReferenceNetworks.file(file), request(Map.of("input-shape", "3x32x32")))) {
      assertThat(model.name()).isEqualTo(file);
      assertThat(model.facts()).anyMatch(fact -> fact.toString().startsWith("classes 7 ("));
      assertThat(model.parameters()).isBetween(1_000L, 100_000L);
      assertThat(model.network()).isPresent();
      ReferenceNetworks.assertAgrees(model.classifier(), network);
    }
  }

  /** The network takes pictures of many sizes; grey ones are given to it in three channels. */
  @Test
  void takesTheShapeOfTheImagesThatItIsUsedWith() {
    ModelRequest request = ModelRequest.PLAIN.withImages(Optional.of(new ImageShape(1, 40, 40)));
    try (LoadedModel model = LOADER.open(ReferenceNetworks.file("residual_traced.pt"), request)) {
      assertThat(model.classifier().spec().input()).isEqualTo(new ImageShape(3, 40, 40));
      assertThat(model.facts()).extracting(ModelFact::toString).contains("input 3x40x40 (data)");
    }
  }

  /** Training knows red first only. */
  @Test
  void ofANetworkThatTakesBlueFirstNoOthersAreTrained() {
    ModelRequest request = request(Map.of("input-shape", "3x32x32", "channel-order", "bgr"));
    try (LoadedModel model = LOADER.open(ReferenceNetworks.file("residual.onnx"), request)) {
      assertThat(model.network()).isEmpty();
    }
  }

  /** As Caffe's networks have it: blue first, channels last, in a file beside the model. */
  @Test
  void takesChannelsLastInReverse() throws IOException {
    Path file = folder.resolve("caffe.pt");
    Files.copy(ReferenceNetworks.file("caffe.pt"), file);
    Files.writeString(
        folder.resolve("caffe.pt.yaml"),
        "input-shape: 3x32x32\npixel-order: nhwc\nchannel-order: bgr\n");
    try (LoadedModel model = LOADER.open(file, ModelRequest.PLAIN)) {
      assertThat(model.facts())
          .extracting(ModelFact::toString)
          .contains("pixel order nhwc (sidecar)", "channel order bgr (sidecar)");
      ReferenceNetworks.assertAgrees(model.classifier(), "residual");
    }
  }

  @Test
  void readsTheLogitsBeforeAFinalSoftmax() {
    LogitLoss loss = LogitLoss.crossEntropy(7, 1, 2);
    ModelRequest request = request(Map.of("input-shape", "3x32x32"));
    try (LoadedModel probabilities =
            LOADER.open(ReferenceNetworks.file("probabilities.pt"), request);
        LoadedModel logits = LOADER.open(ReferenceNetworks.file("residual_traced.pt"), request)) {
      assertThat(probabilities.facts())
          .extracting(ModelFact::toString)
          .contains("output logits (file)", "pixel order nchw (guess)");
      InputGradient actual =
          probabilities.classifier().inputGradient(ReferenceNetworks.images(), loss);
      InputGradient expected = logits.classifier().inputGradient(ReferenceNetworks.images(), loss);
      ReferenceNetworks.assertClose(actual.gradient(), expected.gradient(), 1e-4);
      for (int c = 1; c < 7; c++) {
        assertThat(difference(actual.logits(), c))
            .isCloseTo(difference(expected.logits(), c), within(1e-4f));
      }
    }
  }

  @Test
  void refusesProbabilitiesThatAreNone() {
    ModelRequest request =
        request(Map.of("input-shape", "3x32x32", "output-kind", "probabilities"));

    assertThatThrownBy(() -> LOADER.open(ReferenceNetworks.file("residual_traced.pt"), request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith(
            "output-kind: expected probabilities (option), in [0, 1] and with sum 1, found other"
                + " numbers; set it to logits");
  }

  private static float difference(Logits logits, int c) {
    return logits.get(1, c) - logits.get(1, 0);
  }

  @Test
  void opensTheTorchScriptThatWeSave() {
    ImageShape shape = new ImageShape(3, 20, 24);
    ModelSpec spec =
        new ModelSpec(
            shape,
            new Normalization(List.of(0.4f, 0.5f, 0.6f), List.of(0.2f, 0.25f, 0.3f)),
            List.of("cat", "dog", "<b>", "a\nb"));
    NetworkFile network = new NetworkFile(Networks.paperCnn(shape, 4, 7), spec, new TreeMap<>());
    Path file = folder.resolve("network.pt");
    ModelFiles.save(file, network);
    ImageBatch images = ImageBatch.blank(2, shape);
    images.values()[5] = 0.7f;
    LogitLoss loss = LogitLoss.crossEntropy(4, 1, 2);

    try (LoadedModel model = LOADER.open(file, ModelRequest.PLAIN);
        GraphClassifier here =
            new GraphClassifier(network.graph(), spec, MemoryLayout.CONTIGUOUS)) {
      assertThat(model.classifier().spec()).isEqualTo(spec);
      assertThat(model.findings()).isEmpty();
      assertThat(model.parameters()).isEqualTo(network.graph().constantValues());
      ReferenceNetworks.assertClose(
          model.classifier().inputGradient(images, loss).gradient(),
          here.inputGradient(images, loss).gradient(),
          1e-5);
    }
  }

  @Test
  void reportsTheModelsErrorIfNoUsualShapeFits() {
    assertThatThrownBy(() -> LOADER.open(ForeignModules.file("traced_eval"), ModelRequest.PLAIN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("accepts none of the usual shapes (with 3x224x224, ")
        .hasMessageContaining("108")
        .hasMessageEndingWith("); give the setting \"input-shape\", such as 3x32x32")
        .message()
        .hasLineCount(1);
  }

  @Test
  void asksForTheShapeWhereSeveralFit() {
    assertFails(
        "residual_traced.pt",
        Map.of(),
        "does not say the shape of its input, and it accepts several: [3x28x28, 3x32x32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class-names | a,b | expected 7 class names, one for each class of the model, found 2 in the setting \"class-names\"",
        "input-shape | 1x32x32 | do not fit values [N x 1 x 32 x 32]",
        "mean | 1,2 | mean (option): expected 3 numbers, one per channel, found 2",
        "logits-output | 3 | expected an output of images x classes, found [N x 7]",
      })
  void refusesSettingsThatDoNotFit(String name, String value, String message) {
    Map<String, String> settings = new TreeMap<>(Map.of("input-shape", "3x32x32"));
    settings.put(name, value);
    assertFails("residual_traced.pt", settings, message);
  }

  @Test
  void asksForTheOutputWhereSeveralFit() {
    ModelRequest request = request(Map.of("input-shape", "3x12x10"));
    assertThatThrownBy(() -> LOADER.open(ForeignModules.file("tuple"), request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("several outputs could hold the logits: [N x 2], [N x 5], [N x 5]")
        .hasMessageEndingWith("choose one with the setting \"logits-output\"");
  }

  /** Dictionaries that change, an enumeration, exceptions: not read as data. */
  @Test
  void runsCodeThatCannotBeReadOnlyIfItIsTrusted() throws IOException {
    Path file = folder.resolve("control.pt");
    try (InputStream in =
        Damage.class.getResourceAsStream("torchscript/control_scripted_1.13.pt")) {
      Files.copy(in, file);
    }
    ModelRequest distrusted = request(Map.of("input-shape", "3x8x8"));
    ModelRequest trusted = new ModelRequest(distrusted.settings(), false, Optional.empty(), true);

    assertThatThrownBy(() -> LOADER.open(file, distrusted))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": code/__torch__.py:39: torch._set_item: ")
        .hasMessageEndingWith("run its own code with the setting \"trust\"");
    try (LoadedModel model = LOADER.open(file, trusted)) {
      assertThat(model.warnings())
          .anyMatch(warning -> warning.contains("Its own code runs, since it cannot be read"));
      assertThat(model.classifier().spec().classCount()).isEqualTo(5);
    }
  }

  private static void assertFails(String file, Map<String, String> settings, String message) {
    Path path = ReferenceNetworks.file(file);
    assertThatThrownBy(() -> LOADER.open(path, request(settings)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  private static ModelRequest request(Map<String, String> settings) {
    ModelSettings read = SettingsText.read(settings, name -> "--" + name);
    return new ModelRequest(read, false, Optional.empty(), false);
  }
}
