package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static io.trojanscope.onnx.OperatorCase.shape;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that are joined, split or folded into weights still compute what they did. */
class RewriteTest {
  @TempDir static Path folder;

  @ParameterizedTest
  @MethodSource({"layers", "normalizations", "names", "numbers", "chains"})
  void agreesWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.checkInBothLayouts(folder);
  }

  static Stream<OperatorCase> layers() {
    return Stream.of(
        new OperatorCase(
            "dense over rows", 13, shape(1, 4, 4), b -> value -> dense(b, value, 4, 3)),
        new OperatorCase(
            "dense over channels",
            13,
            shape(3, 4, 4),
            b ->
                value -> {
                  String filters = b.weights(0.3, 5, 3, 3, 3);
                  String convolved = b.node("Conv", List.of(value, filters));
                  int[] channelsLast = {0, 2, 3, 1};
                  String moved =
                      b.node("Transpose", List.of(convolved), attribute("perm", channelsLast));
                  return dense(b, moved, 5, 4);
                }),
        denseThenNormalized(3),
        denseThenNormalized(4),
        denseThenNormalized(6));
  }

  /** Batch normalization works on the tokens, not on what the layer gives. */
  private static OperatorCase denseThenNormalized(int tokens) {
    return new OperatorCase(
        "dense, batch normalization of " + tokens + " tokens",
        13,
        shape(tokens, 4),
        b -> value -> normalized(b, dense(b, value, 4, 4), tokens));
  }

  private static String dense(OnnxBuilder b, String value, int inputs, int outputs) {
    String product = b.node("MatMul", List.of(value, b.weights(0.5, inputs, outputs)));
    return b.node("Add", List.of(product, b.weights(0.5, outputs)));
  }

  private static String normalized(OnnxBuilder b, String value, int channels) {
    return b.node(
        "BatchNormalization",
        List.of(
            value,
            b.uniform(0.5, 2, channels),
            b.weights(0.5, channels),
            b.weights(0.5, channels),
            b.uniform(0.5, 2, channels)));
  }

  static Stream<OperatorCase> normalizations() {
    return Stream.of(shape(3, 1, 1), shape(3, 4, 4))
        .map(
            scale ->
                new OperatorCase(
                    "standardized, scaled by " + scale,
                    13,
                    shape(3, 4, 4),
                    b -> value -> standardized(b, value, scale)));
  }

  private static String standardized(OnnxBuilder b, String value, List<Integer> scale) {
    int[] sizes = scale.stream().mapToInt(Integer::intValue).toArray();
    int[] axes = {1, 2, 3};
    String mean = b.node("ReduceMean", List.of(value), attribute("axes", axes));
    String centered = b.node("Sub", List.of(value, mean));
    String squares = b.node("Pow", List.of(centered, b.scalar(2)));
    String variance = b.node("ReduceMean", List.of(squares), attribute("axes", axes));
    String root = b.node("Sqrt", List.of(b.node("Add", List.of(variance, b.scalar(1e-5)))));
    String quotient = b.node("Div", List.of(centered, root));
    String scaled = b.node("Mul", List.of(quotient, b.weights(0.5, sizes)));
    return b.node("Add", List.of(scaled, b.weights(0.5, sizes)));
  }

  /** Values of the file that have the names which a rewrite would give. */
  static Stream<OperatorCase> names() {
    return Stream.of(
        new OperatorCase(
            "names of folded weights",
            13,
            shape(4, 9, 9),
            b ->
                value -> {
                  String filters = b.weights(0.3, 4, 4, 3, 3);
                  String taken = taken(b, value, filters + "'", filters + "''", filters + "'1");
                  String convolved =
                      b.node(
                          "Conv",
                          List.of(value, filters),
                          attribute("pads", new int[] {1, 1, 1, 1}));
                  return b.node("Add", List.of(normalized(b, convolved, 4), taken));
                }),
        new OperatorCase(
            "names of padded values",
            13,
            shape(4, 9, 9),
            b ->
                value -> {
                  String taken = taken(b, value, "c' padded", "c' pads", "c'1");
                  NodeProto.Builder convolution =
                      NodeProto.newBuilder()
                          .setOpType("Conv")
                          .addInput(value)
                          .addInput(b.weights(0.3, 4, 4, 3, 3))
                          .addOutput("c")
                          .addAttribute(attribute("pads", new int[] {0, 0, 2, 2}).proto());
                  b.graph().addNode(convolution);
                  return b.node("Add", List.of("c", taken));
                }));
  }

  /** What one rewrite gives is what the next one takes. */
  static Stream<OperatorCase> chains() {
    return Stream.of(
        new OperatorCase(
            "convolution padded unevenly, normalized, pooled",
            13,
            shape(3, 9, 9),
            b ->
                value -> {
                  String convolved =
                      b.node(
                          "Conv",
                          List.of(value, b.weights(0.3, 4, 3, 3, 3)),
                          attribute("pads", new int[] {0, 1, 2, 0}));
                  String positive = b.node("Relu", List.of(normalized(b, convolved, 4)));
                  return b.node(
                      "MaxPool",
                      List.of(positive),
                      attribute("kernel_shape", new int[] {2, 2}),
                      attribute("strides", new int[] {2, 2}));
                }),
        new OperatorCase(
            "constants first, hard swish behind a normalized layer",
            13,
            shape(6),
            b ->
                value -> {
                  String layer =
                      b.node("Gemm", List.of(value, b.weights(0.5, 4, 6)), attribute("transB", 1));
                  String normal = normalized(b, layer, 4);
                  String shifted = b.node("Add", List.of(b.scalar(3), normal));
                  String gate = b.node("Clip", List.of(shifted, b.scalar(0), b.scalar(6)));
                  String product = b.node("Mul", List.of(normal, gate));
                  return b.node("Mul", List.of(b.scalar(1 / 6.0), product));
                }));
  }

  /** Any byte but 0 is true; ONNX Runtime hands on the byte, so that is no witness. */
  @Test
  void rawTruthIsOne() {
    OnnxBuilder b = new OnnxBuilder(13, 1);
    TensorProto.Builder mask =
        OnnxBuilder.tensor(TensorProto.DataType.BOOL, 3)
            .setRawData(ByteString.copyFrom(new byte[] {(byte) 255, 0, 2}));
    String real = b.node("Cast", List.of(b.initializer(mask)), attribute("to", 1));
    String flat = b.node("Flatten", List.of(b.images(-1, 1, 1, 3)));
    b.logits(b.node("Mul", List.of(flat, real)));

    Graph graph = OnnxReader.read(b.write(folder.resolve("mask.onnx"))).graph();

    assertThat(graph.constants().values()).containsExactly(Tensor.of(List.of(3), 1f, 0f, 1f));
  }

  /** Constants that are computed beforehand. */
  static Stream<OperatorCase> numbers() {
    return Stream.of(
        new OperatorCase(
            "Gemm to one unit, bias without dimensions",
            13,
            shape(5),
            b ->
                value -> {
                  String one = b.node("Gemm", List.of(value, b.weights(1, 5, 1), b.scalar(0.7)));
                  return b.node("Concat", List.of(one, value), attribute("axis", 1));
                }),
        new OperatorCase(
            "Pow of an integer",
            15,
            shape(5),
            b ->
                value -> {
                  String root = b.node("Pow", List.of(b.integer(16), b.scalar(0.5)));
                  String real = b.node("Cast", List.of(root), attribute("to", 1));
                  return b.node("Mul", List.of(value, real));
                }),
        new OperatorCase(
            "mask of integers",
            13,
            shape(2),
            b ->
                value -> {
                  String mask =
                      b.initializer(
                          OnnxBuilder.tensor(TensorProto.DataType.BOOL, 2)
                              .addInt32Data(1)
                              .addInt32Data(0));
                  String real = b.node("Cast", List.of(mask), attribute("to", 1));
                  return b.node("Mul", List.of(value, real));
                }));
  }

  private static String taken(OnnxBuilder b, String value, String... names) {
    String last = value;
    for (String name : names) {
      b.graph().addNode(NodeProto.newBuilder().setOpType("Sigmoid").addInput(last).addOutput(name));
      last = name;
    }
    return b.node("Sum", Stream.concat(Stream.of(value), Stream.of(names)).toList());
  }
}
