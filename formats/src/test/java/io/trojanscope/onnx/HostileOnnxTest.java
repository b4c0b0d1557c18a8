package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.CodedOutputStream;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.OnnxBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no exporter writes are refused in little time, in one line that names the file. */
class HostileOnnxTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir static Path folder;

  /** A network between images and logits. */
  private interface Body extends BiFunction<OnnxBuilder, String, String> {}

  @ParameterizedTest
  @ValueSource(strings = {"Identity", "ArgMax"})
  void outputInACircleIsRefused(String operator) {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    builder.images(-1, 1, 4, 4);
    builder.graph().addNode(node(operator, OnnxBuilder.OUTPUT, OnnxBuilder.OUTPUT));
    builder
        .graph()
        .addOutput(OnnxBuilder.value(OnnxBuilder.OUTPUT, TensorProto.DataType.FLOAT, -1, 2));
    assertRefused(builder, "");
  }

  private static NodeProto node(String operator, String input, String output) {
    return NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(output).build();
  }

  @ParameterizedTest
  @MethodSource({"dependent", "mixing"})
  void dependenceOnTheBatchIsRefused(Body body) {
    assertRefused(builder(13, body), "images");
  }

  static Stream<Named<Body>> dependent() {
    return Stream.of(
        Named.of(
            "choice by the number of images",
            (b, value) -> {
              String count = count(b, value);
              String many = b.node("Greater", List.of(count, b.integers(16)));
              return b.node("Where", List.of(many, value, b.node("Neg", List.of(value))));
            }),
        Named.of(
            "number of images as a factor",
            (b, value) -> {
              String count = b.node("Cast", List.of(count(b, value)), attribute("to", 1));
              return b.node("Mul", List.of(value, count));
            }));
  }

  private static String count(OnnxBuilder b, String value) {
    String shape = b.node("Shape", List.of(value));
    return b.node("Gather", List.of(shape, b.integers(0)));
  }

  static Stream<Named<Body>> mixing() {
    return Stream.of(
        Named.of(
            "product with its transpose",
            (b, value) -> b.node("Gemm", List.of(value, value), attribute("transA", 1))),
        Named.of(
            "images as features",
            (b, value) -> {
              String turned = b.node("Reshape", List.of(value, b.integers(16, -1)));
              String mean = b.node("ReduceMean", List.of(turned), attribute("axes", new int[] {0}));
              return b.node("Reshape", List.of(mean, b.integers(-1, 1)));
            }),
        Named.of(
            "shift by one image",
            (b, value) -> b.node("Pad", List.of(value, b.integers(1, 0, -1, 0)))),
        Named.of(
            "images twice, side by side",
            (b, value) -> {
              String twice = b.node("Tile", List.of(value, b.integers(2, 1)));
              return b.node("Reshape", List.of(twice, b.integers(-1, 32)));
            }),
        Named.of(
            "parts of different images added",
            (b, value) -> {
              String halves = b.node("Reshape", List.of(value, b.integers(-1, 2, 8)));
              String inside = b.node("Reshape", List.of(halves, b.integers(-1, 8)));
              int[] perm = {1, 0, 2};
              String turned = b.node("Transpose", List.of(halves), attribute("perm", perm));
              String outside = b.node("Reshape", List.of(turned, b.integers(-1, 8)));
              String sum = b.node("Add", List.of(inside, outside));
              return b.node("Reshape", List.of(sum, b.integers(-1, 16)));
            }));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void misfitsNameTheNode(Body body) {
    assertRefused(builder(18, body), "node 'node ");
  }

  static Stream<Named<Body>> misfits() {
    return Stream.of(
        Named.of(
            "real indices",
            (b, value) -> b.node("Gather", List.of(value, b.scalar(1)), attribute("axis", 1))),
        Named.of(
            "real condition",
            (b, value) -> b.node("Add", List.of(value, b.node("If", List.of(b.scalar(1)))))),
        Named.of(
            "real repeats",
            (b, value) -> b.node("Tile", List.of(value, b.floats(new float[] {1, 2}, 2)))),
        Named.of(
            "constants of two types",
            (b, value) -> {
              String mixed =
                  b.node("Concat", List.of(b.weights(1, 2), b.integers(1)), attribute("axis", 0));
              return b.node("Add", List.of(value, mixed));
            }),
        Named.of(
            "choice of two types",
            (b, value) -> {
              String condition = b.node("Cast", List.of(b.scalar(1)), attribute("to", 9));
              return b.node(
                  "Add",
                  List.of(value, b.node("Where", List.of(condition, b.scalar(1), b.integer(1)))));
            }),
        Named.of(
            "negative sizes",
            (b, value) -> {
              String filled = b.node("Expand", List.of(b.scalar(1), b.integers(-2, -3)));
              return b.node("Add", List.of(value, filled));
            }),
        Named.of(
            "groups of images",
            (b, value) -> {
              String turned = b.node("Transpose", List.of(value));
              return b.node(
                  "GroupNormalization",
                  List.of(turned, b.weights(1, 3), b.weights(1, 3)),
                  attribute("num_groups", 3));
            }));
  }

  @Test
  void softmaxOfNothingIsRefused() {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    builder.images(-1, 1, 4, 4);
    builder.logits(builder.node("Softmax", List.of()));
    assertRefused(builder, "");
  }

  @Test
  void hugeImagesAreRefused() {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 20000, 20000, 3);
    builder.logits(builder.node("Flatten", List.of(images)));
    assertRefused(builder, "values per image");
  }

  /** Of few channels, the gradient unfolds every window. */
  @Test
  void hugeImagesUnderLargeWindowsAreRefused() {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 1, 4096, 4096);
    String convolved = builder.node("Conv", List.of(images, builder.weights(1, 1, 1, 9, 9)));
    builder.logits(builder.node("GlobalAveragePool", List.of(convolved)));
    assertRefused(
        builder,
        "node 'node Conv_1' (Conv): is not well formed: more than 268435456 values per image: [N x 1 x 9 x 9 x 4088 x 4088]");
  }

  @Test
  void hugeSizesAreRefusedBeforeTheirPositionsAreListed() {
    Body body =
        (b, value) -> {
          String image = b.node("Reshape", List.of(value, b.integers(-1, 1, 4, 4)));
          String scales = b.floats(new float[] {1, 1, 1, 1 << 28}, 4);
          return b.node(
              "Resize",
              List.of(image, "", scales),
              attribute("coordinate_transformation_mode", "asymmetric"),
              attribute("nearest_mode", "floor"));
        };
    assertRefused(builder(13, body), "a constant of more than 536870912 bytes");
  }

  @ParameterizedTest
  @MethodSource("oddAttributes")
  void anUnsupportedOperatorIsNamedWithAnyAttributes(AttributeProto.Builder attribute) {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 1, 2, 2);
    builder
        .graph()
        .addNode(
            node("Odd", images, "odd").toBuilder()
                .setName("n")
                .setDomain("com.acme")
                .addAttribute(attribute.setName("a")));
    builder.logits(builder.node("Flatten", List.of("odd")));
    assertRefused(builder, "operators that are not supported: com.acme.Odd (node 'n')");
  }

  static Stream<AttributeProto.Builder> oddAttributes() {
    TensorProto text =
        TensorProto.newBuilder().setDataType(TensorProto.DataType.STRING_VALUE).build();
    TensorProto endless =
        OnnxBuilder.tensor(TensorProto.DataType.FLOAT, -1).setName("endless").build();
    return Stream.of(
        AttributeProto.newBuilder().setType(AttributeProto.AttributeType.TENSOR).setT(text),
        AttributeProto.newBuilder().setType(AttributeProto.AttributeType.TENSOR).setT(endless),
        AttributeProto.newBuilder().setType(AttributeProto.AttributeType.TENSORS).addTensors(text),
        AttributeProto.newBuilder()
            .setType(AttributeProto.AttributeType.SPARSE_TENSOR)
            .setSparseTensor(SparseTensorProto.newBuilder().setValues(text)),
        AttributeProto.newBuilder()
            .setType(AttributeProto.AttributeType.TYPE_PROTO)
            .setTp(TypeProto.newBuilder()),
        AttributeProto.newBuilder()
            .setType(AttributeProto.AttributeType.GRAPH)
            .setG(
                GraphProto.newBuilder()
                    .addNode(
                        NodeProto.newBuilder()
                            .setOpType("Constant")
                            .addAttribute(
                                AttributeProto.newBuilder()
                                    .setName("value")
                                    .setType(AttributeProto.AttributeType.TENSOR)
                                    .setT(text)))));
  }

  @ParameterizedTest
  @MethodSource("manyParts")
  void manyPartsAreRefusedBeforeTheyAreParsed(byte[] part) throws IOException {
    byte[] parts = new byte[part.length * ((1 << 20) + 1)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part[i % part.length];
    }
    Path file = folder.resolve("many.onnx");
    Files.write(file, field(7, field(1, parts)));

    assertThatThrownBy(() -> OnnxReader.summarize(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": expected at most 1048576 nodes, attributes, names and other parts, found more;"
                + " export it anew");
  }

  /** Of a node: empty attributes, names without a letter, fields that no node has. */
  static Stream<byte[]> manyParts() {
    return Stream.of(field(5), field(1), field(99), new byte[] {(byte) 0x98, 0x06, 0});
  }

  private static byte[] field(int number, byte... content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeByteArray(number, content);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void groupsAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("group.onnx"), new byte[] {(byte) 0x9b, 6});

    assertThatThrownBy(() -> OnnxReader.summarize(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": is not a whole ONNX file: it contains a protobuf group, which ONNX does not use; copy it again");
  }

  @Test
  void millionsOfClassesAreRefused() {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 1, 16384, 16384);
    builder.logits(builder.node("Flatten", List.of(images)));
    assertRefused(builder, "expected at most 100000 classes, found 268435456");
  }

  @Test
  void longEquationIsRefused() {
    String equation = "a" + ",a".repeat(50_000) + "->a";
    assertRefused(
        builder(
            13, (b, value) -> b.node("Einsum", List.of(value), attribute("equation", equation))),
        "terms");
  }

  @Test
  void longVectorIsSummedInTime() {
    int size = 1 << 20;
    Body body =
        (b, value) -> {
          String ones =
              b.node(
                  "ConstantOfShape",
                  List.of(b.integers(size)),
                  attribute(
                      "value",
                      OnnxBuilder.tensor(TensorProto.DataType.FLOAT, 1).addFloatData(1).build()));
          return b.node("Add", List.of(value, b.node("ReduceSum", List.of(ones))));
        };
    assertThat(read(builder(13, body))).isEqualTo(16);
  }

  @Test
  void wideWindowsAreCountedInTime() {
    int width = 1 << 20;
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 1, 1, width);
    String pooled =
        builder.node(
            "AveragePool",
            List.of(images),
            attribute("kernel_shape", new int[] {1, width}),
            attribute("pads", new int[] {0, width - 1, 0, 0}));
    String flat = builder.node("Flatten", List.of(pooled));
    builder.logits(
        builder.node(
            "Slice", List.of(flat, builder.integers(0), builder.integers(2), builder.integers(1))));
    assertThat(read(builder)).isEqualTo(2);
  }

  @Test
  void manyOutputsOfOneNodeAreFoundInTime() {
    int count = 50_000;
    Body body =
        (b, value) -> {
          List<String> parts = b.nodes("Sum", Collections.nCopies(count, value), count);
          return b.node("Sum", parts);
        };
    assertRefused(builder(13, body), "not computed before it");
  }

  private static OnnxBuilder builder(int opset, Body body) {
    OnnxBuilder builder = new OnnxBuilder(opset, 1);
    String flat = builder.node("Flatten", List.of(builder.images(-1, 1, 4, 4)));
    builder.logits(body.apply(builder, flat));
    return builder;
  }

  private static int read(OnnxBuilder builder) {
    Path file = builder.write(folder.resolve("strange.onnx"));
    return assertTimeoutPreemptively(LIMIT, () -> OnnxReader.read(file).spec().classCount());
  }

  private static void assertRefused(OnnxBuilder builder, String problem) {
    assertThatThrownBy(() -> read(builder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(folder.resolve("strange.onnx") + ": ")
        .hasMessageContaining(problem);
  }
}
