package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.HalfFloat;
import io.trojanscope.graph.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxWeightsTest {
  @TempDir Path folder;

  private String weights;
  private String bias;

  @Test
  void anUntouchedFileKeepsItsBytes() throws IOException {
    Path file = network();

    assertThat(written(OnnxWeights.read(file))).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void onlyTheReplacedInitializerChanges() throws IOException {
    Path file = network();
    OnnxWeights before = OnnxWeights.read(file);
    Tensor replaced = Tensor.of(List.of(3), 1f, 2, 3);

    byte[] after = written(before.with(Map.of(bias, replaced)));

    assertThat(OnnxWeights.read(Files.write(folder.resolve("after.onnx"), after)).tensors())
        .containsEntry(bias, replaced)
        .containsEntry(weights, before.tensors().get(weights));
    assertThat(withBias(ModelProto.parseFrom(after), biasOf(file)))
        .isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void valuesKeepTheirTypeAndField() throws IOException {
    OnnxBuilder b = new OnnxBuilder(17, 1);
    double precise = 0.1 + 1e-12;
    String doubles =
        b.initializer(
            OnnxBuilder.tensor(DataType.DOUBLE, 2).addDoubleData(precise).addDoubleData(2));
    String halves =
        b.initializer(
            OnnxBuilder.tensor(DataType.FLOAT16, 2)
                .setRawData(ByteString.copyFrom(new byte[] {0, 0x3c, 0, 0x40})));
    String brains = b.initializer(OnnxBuilder.tensor(DataType.BFLOAT16, 1).addInt32Data(0x3f80));
    b.logits(b.images(-1, 1, 2, 2));
    OnnxWeights file = OnnxWeights.read(b.write(folder.resolve("types.onnx")));

    OnnxWeights changed =
        file.with(
            Map.of(
                doubles, Tensor.of(List.of(2), (float) precise, 3),
                halves, Tensor.of(List.of(2), 1, 0.1f),
                brains, Tensor.of(List.of(1), 0.3f)));

    ModelProto model = ModelProto.parseFrom(written(changed));
    assertThat(initializer(model, doubles).getDoubleDataList()).containsExactly(precise, 3.0);
    ByteBuffer raw =
        initializer(model, halves)
            .getRawData()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
    // numpy: np.array([1, 0.1], np.float16).view(np.uint16) is 0x3c00, 0x2e66.
    assertThat(List.of((int) raw.getShort(), (int) raw.getShort())).containsExactly(0x3c00, 0x2e66);
    // torch: torch.tensor(0.3).bfloat16() is 0.30078125, bits 0x3e9a.
    assertThat(initializer(model, brains).getInt32DataList()).containsExactly(0x3e9a);
    assertThat(changed.tensors().get(brains).floats()).containsExactly(0.30078125f);
  }

  @Test
  void weightsInFilesOfTheirOwnBecomePartOfIt() throws IOException {
    Files.write(folder.resolve("data.bin"), new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40});
    OnnxBuilder b = new OnnxBuilder(17, 1);
    TensorProto.Builder tensor =
        OnnxBuilder.tensor(DataType.FLOAT, 2).setDataLocation(TensorProto.DataLocation.EXTERNAL);
    tensor.addExternalDataBuilder().setKey("location").setValue("data.bin");
    String name = b.initializer(tensor);
    b.logits(b.images(-1, 1, 2, 2));

    OnnxWeights file = OnnxWeights.read(b.write(folder.resolve("external.onnx")));

    assertThat(file.hadExternalData()).isTrue();
    ModelProto model = ModelProto.parseFrom(written(file));
    assertThat(initializer(model, name).getDataLocation())
        .isEqualTo(TensorProto.DataLocation.DEFAULT);
    assertThat(file.tensors().get(name).floats()).containsExactly(1, 2);
  }

  @Test
  void valuesOfAnotherShapeAreRefused() {
    OnnxWeights file = OnnxWeights.read(network());

    assertThatThrownBy(() -> file.with(Map.of(bias, Tensor.of(List.of(1), 1f))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachHalfComesBackAsItWas() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfFloat.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfFloat.toBits(value)).isEqualTo((short) bits);
      }
    }
  }

  /** Checked with numpy's float16. */
  @Test
  void halvesAreRoundedToTheNearestAndTiesToTheEvenOne() {
    assertThat(HalfFloat.toBits(131072)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.toBits(-131072)).isEqualTo((short) 0xfc00);
    assertThat(HalfFloat.toBits(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
    assertThat(HalfFloat.toBits(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
    assertThat(HalfFloat.toBits(65519)).isEqualTo((short) 0x7bff);
    assertThat(HalfFloat.toBits(65520)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.toBits(-0x1p-25f)).isEqualTo((short) 0x8000);
    assertThat(HalfFloat.toBits(3 * 0x1p-25f)).isEqualTo((short) 0x0002);
    assertThat(HalfFloat.toFloat(HalfFloat.toBits(Float.NaN))).isNaN();
  }

  private Path network() {
    OnnxBuilder b = new OnnxBuilder(13, 2);
    String flat = b.node("Flatten", List.of(b.images(-1, 1, 2, 2)));
    weights = b.weights(1, 4, 3);
    bias = b.weights(1, 3);
    b.logits(b.node("Gemm", List.of(flat, weights, bias)));
    ModelProto.Builder model = b.model().setProducerName("someone").setDocString("a text");
    model.addMetadataPropsBuilder().setKey("author").setValue("x");
    try {
      return Files.write(folder.resolve("network.onnx"), model.build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TensorProto biasOf(Path file) throws IOException {
    return initializer(ModelProto.parseFrom(Files.readAllBytes(file)), bias);
  }

  private byte[] withBias(ModelProto model, TensorProto original) {
    ModelProto.Builder changed = model.toBuilder();
    for (int i = 0; i < model.getGraph().getInitializerCount(); i++) {
      if (model.getGraph().getInitializer(i).getName().equals(bias)) {
        changed.getGraphBuilder().setInitializer(i, original);
      }
    }
    return changed.build().toByteArray();
  }

  private static TensorProto initializer(ModelProto model, String name) {
    return model.getGraph().getInitializerList().stream()
        .filter(tensor -> tensor.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] written(OnnxWeights file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.write(out);
    return out.toByteArray();
  }
}
