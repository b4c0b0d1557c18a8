package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.WeightChange;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights are changed in files of other programs, in the form in which these hold them. */
class RepairedFileTest {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

  @TempDir Path folder;

  @Test
  void onnxRuntimeGivesTheRepairedLogits() throws OrtException, IOException {
    Path file = network(RepairedFileTest::normalized);
    Path out = folder.resolve("repaired.onnx");

    RepairDocument document = finetune(file, out);

    // A kernel, a scale, a shift, a mean, a variance, a transposed matrix, and one with its bias.
    assertThat(document.changes()).hasSize(9).allMatch(change -> change.largest() > 0);
    NetworkFile repaired = OnnxReader.read(out);
    ArrayImages images = images(3);
    try (OnnxRuntime runtime = new OnnxRuntime(out);
        GraphClassifier classifier = GraphClassifier.of(repaired.graph(), repaired.spec())) {
      ImageBatch batch = images.batch(0, 1, 2, 3);
      float[] expected = runtime.run(OnnxBuilder.OUTPUT, batch.values().clone(), 4, 1, 8, 8);
      assertThat(classifier.logits(batch).values()).containsExactly(expected, within(1e-4f));
    }
    assertThat(withoutData(out)).isEqualTo(withoutData(file));
  }

  @Test
  void theListSaysWhatChanged() throws IOException {
    Path file = network(RepairedFileTest::normalized);
    Path out = folder.resolve("listed.onnx");

    List<WeightChange> changes = finetune(file, out).changes();

    OnnxWeights before = OnnxWeights.read(file);
    OnnxWeights after = OnnxWeights.read(out);
    List<String> differing =
        before.tensors().keySet().stream()
            .filter(name -> !before.tensors().get(name).equals(after.tensors().get(name)))
            .toList();
    assertThat(changes).extracting(WeightChange::name).isEqualTo(differing);
  }

  @Test
  void weightsOfSixteenBitsAreMeasuredAsTheFileHoldsThem() throws OrtException {
    Path file =
        network(
            (b, value) -> {
              String flat = b.node("Flatten", List.of(value));
              byte[] bytes = new byte[2 * 64 * 3];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i % 2 == 0 ? i * 37 : 0x2c + i % 3);
              }
              String half =
                  b.initializer(
                      OnnxBuilder.tensor(DataType.FLOAT16, 64, 3)
                          .setRawData(ByteString.copyFrom(bytes)));
              String weights = b.node("Cast", List.of(half), attribute("to", 1));
              return b.node("MatMul", List.of(flat, weights));
            });
    Path out = folder.resolve("half.onnx");

    assertThat(finetune(file, out).changes()).hasSize(1);

    NetworkFile repaired = OnnxReader.read(out);
    try (OnnxRuntime runtime = new OnnxRuntime(out);
        GraphClassifier classifier = GraphClassifier.of(repaired.graph(), repaired.spec())) {
      ImageBatch batch = images(3).batch(0, 1);
      float[] expected = runtime.run(OnnxBuilder.OUTPUT, batch.values().clone(), 2, 1, 8, 8);
      assertThat(classifier.logits(batch).values()).containsExactly(expected, within(1e-4f));
    }
  }

  @Test
  void scaledWeightsAreRefused() {
    Path file =
        network(
            (b, value) ->
                b.node(
                    "Gemm",
                    List.of(b.node("Flatten", List.of(value)), b.weights(0.1, 64, 3)),
                    attribute("alpha", 0.5)));

    assertRefused(file, "1 of its 1 weights are not initializers of float numbers");
  }

  @Test
  void weightsInTwoFormsAreRefused() {
    Path file =
        network(
            (b, value) -> {
              String flat = b.node("Flatten", List.of(value));
              String square = b.weights(0.1, 64, 64);
              String first = b.node("Gemm", List.of(flat, square));
              String second = b.node("Gemm", List.of(first, square), attribute("transB", 1));
              return b.node("Gemm", List.of(second, b.weights(0.1, 64, 3)));
            });

    assertRefused(file, "is used in two forms");
  }

  @Test
  void torchScriptIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), new byte[] {'P', 'K', 3, 4});

    assertRefused(file, "expected an ONNX file, found TorchScript");
  }

  private void assertRefused(Path file, String message) {
    Path out = folder.resolve("refused.onnx");
    assertThatThrownBy(() -> finetune(file, out))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
    assertThat(out).doesNotExist();
  }

  private static RepairDocument finetune(Path file, Path out) {
    try (Trojanscope trojanscope = Trojanscope.builder().threads(1).warnings(text -> {}).build()) {
      return trojanscope
          .repair(file)
          .method(RepairMethod.FINETUNE)
          .images(ImageSource.of(new LabeledData("noise", images(1), images(2))))
          .epochs(1)
          .mostAccuracyLoss(100)
          .run(out);
    }
  }

  private static ArrayImages images(long seed) {
    int[] labels = IntStream.range(0, 96).map(i -> i % 3).toArray();
    return ArrayImages.noise(SHAPE, 3, seed, labels);
  }

  private Path network(BiFunction<OnnxBuilder, String, String> body) {
    OnnxBuilder builder = new OnnxBuilder(13, 3);
    builder.logits(body.apply(builder, builder.images(-1, 1, 8, 8)));
    return builder.write(folder.resolve("network.onnx"));
  }

  private static String normalized(OnnxBuilder b, String value) {
    String convolved = b.node("Conv", List.of(value, b.weights(0.5, 4, 1, 3, 3)));
    String normal =
        b.node(
            "BatchNormalization",
            List.of(
                convolved,
                b.uniform(0.5, 2, 4),
                b.weights(0.2, 4),
                b.weights(0.2, 4),
                b.uniform(0.5, 2, 4)));
    String flat = b.node("Flatten", List.of(b.node("Relu", List.of(normal))));
    String hidden =
        b.node(
            "Add",
            List.of(b.node("MatMul", List.of(flat, b.weights(0.1, 144, 5))), b.weights(1, 5)));
    return b.node("Gemm", List.of(hidden, b.weights(0.3, 5, 3), b.weights(1, 3)));
  }

  /** A file's bytes but for the values of its initializers. */
  private static byte[] withoutData(Path file) throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
    model
        .getGraphBuilder()
        .getInitializerBuilderList()
        .forEach(tensor -> tensor.clearFloatData().clearRawData());
    return model.build().toByteArray();
  }
}
