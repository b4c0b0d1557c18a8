package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static io.trojanscope.onnx.OperatorCase.shape;

import ai.onnxruntime.OrtException;
import io.trojanscope.fixtures.OnnxBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions, normalizations and products. */
class ReductionOperatorTest {
  private static final List<Integer> IMAGE = shape(4, 9, 9);

  @TempDir static Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  static Stream<OperatorCase> cases() {
    return Stream.of(
        OperatorCase.of(
            11,
            "two axes",
            IMAGE,
            "ReduceMean",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceMean",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceMean", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11,
            "two axes",
            IMAGE,
            "ReduceSum",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceSum",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceSum", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11,
            "two axes",
            shape(4, 3, 3),
            "ReduceMax",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            shape(4, 3, 3),
            "ReduceMax",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(
            18, "axes as input", shape(4, 3, 3), "ReduceMax", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11,
            "two axes",
            shape(4, 3, 3),
            "ReduceMin",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            shape(4, 3, 3),
            "ReduceMin",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(
            18, "axes as input", shape(4, 3, 3), "ReduceMin", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11, "two axes", IMAGE, "ReduceL1", b -> List.of(), attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceL1",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceL1", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11, "two axes", IMAGE, "ReduceL2", b -> List.of(), attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceL2",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceL2", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11,
            "two axes",
            IMAGE,
            "ReduceSumSquare",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceSumSquare",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceSumSquare", b -> List.of(b.integers(1))),
        OperatorCase.of(
            11,
            "two axes",
            IMAGE,
            "ReduceLogSumExp",
            b -> List.of(),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            11,
            "last axis dropped",
            IMAGE,
            "ReduceLogSumExp",
            b -> List.of(),
            attribute("axes", new int[] {-1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "axes as input", IMAGE, "ReduceLogSumExp", b -> List.of(b.integers(1))),
        OperatorCase.of(
            13,
            "axes as input",
            IMAGE,
            "ReduceSum",
            b -> List.of(b.integers(1, -1)),
            attribute("keepdims", 0)),
        OperatorCase.of(
            18,
            "nothing to do",
            IMAGE,
            "ReduceMean",
            b -> List.of(),
            attribute("noop_with_empty_axes", 1)),
        OperatorCase.of(
            11,
            "two axes",
            shape(2, 3, 3),
            "ReduceProd",
            b -> List.of(),
            attribute("axes", new int[] {1, -1}),
            attribute("keepdims", 0)),
        OperatorCase.of(18, "one axis", IMAGE, "ReduceProd", b -> List.of(b.integers(1))),
        OperatorCase.of(13, "channels", IMAGE, "Softmax", b -> List.of(), attribute("axis", 1)),
        OperatorCase.of(13, "last axis", IMAGE, "Softmax", b -> List.of()),
        OperatorCase.of(
            11, "flattened", shape(3, 4), "Softmax", b -> List.of(), attribute("axis", 1)),
        OperatorCase.of(
            11, "last axis", shape(3, 4), "Softmax", b -> List.of(), attribute("axis", 2)),
        OperatorCase.of(7, "flattened by default", IMAGE, "Softmax", b -> List.of()),
        OperatorCase.of(13, "last axis", IMAGE, "LogSoftmax", b -> List.of()),
        OperatorCase.of(11, "flattened", shape(3, 4), "LogSoftmax", b -> List.of()),
        OperatorCase.of(
            9,
            "",
            IMAGE,
            "BatchNormalization",
            b ->
                List.of(
                    b.weights(0.3, 4), b.weights(0.3, 4), b.weights(0.3, 4), b.uniform(0.5, 3, 4)),
            attribute("epsilon", 0.001)),
        OperatorCase.of(
            15,
            "",
            IMAGE,
            "BatchNormalization",
            b ->
                List.of(
                    b.weights(0.3, 4), b.weights(0.3, 4), b.weights(0.3, 4), b.uniform(0.5, 3, 4))),
        OperatorCase.of(
            15,
            "vectors",
            shape(6),
            "BatchNormalization",
            b ->
                List.of(
                    b.weights(0.3, 6), b.weights(0.3, 6), b.weights(0.3, 6), b.uniform(0.5, 3, 6))),
        OperatorCase.of(
            7,
            "",
            IMAGE,
            "InstanceNormalization",
            b -> List.of(b.weights(0.3, 4), b.weights(0.3, 4)),
            attribute("epsilon", 0.01)),
        OperatorCase.of(
            17,
            "last axis",
            shape(3, 8),
            "LayerNormalization",
            b -> List.of(b.weights(0.3, 8), b.weights(0.3, 8))),
        OperatorCase.of(
            17,
            "without bias",
            shape(3, 8),
            "LayerNormalization",
            b -> List.of(b.weights(0.3, 8)),
            attribute("epsilon", 0.01)),
        OperatorCase.of(
            17,
            "two axes",
            shape(3, 4, 5),
            "LayerNormalization",
            b -> List.of(b.weights(0.3, 4, 5), b.weights(0.3, 4, 5)),
            attribute("axis", -2)),
        OperatorCase.of(
            21,
            "groups",
            IMAGE,
            "GroupNormalization",
            b -> List.of(b.weights(0.3, 4), b.weights(0.3, 4)),
            attribute("num_groups", 2)),
        OperatorCase.of(13, "odd", IMAGE, "LRN", b -> List.of(), attribute("size", 3)),
        OperatorCase.of(
            13,
            "all attributes",
            IMAGE,
            "LRN",
            b -> List.of(),
            attribute("size", 5),
            attribute("alpha", 0.2),
            attribute("beta", 0.6),
            attribute("bias", 1.5)),
        OperatorCase.of(
            13, "p = 2", IMAGE, "LpNormalization", b -> List.of(), attribute("axis", 1)),
        OperatorCase.of(13, "p = 1", IMAGE, "LpNormalization", b -> List.of(), attribute("p", 1)),
        OperatorCase.of(
            13,
            "weights output x input",
            shape(5),
            "Gemm",
            b -> List.of(b.weights(0.3, 4, 5), b.weights(0.3, 4)),
            attribute("transB", 1)),
        OperatorCase.of(
            13,
            "weights input x output",
            shape(5),
            "Gemm",
            b -> List.of(b.weights(0.3, 5, 4), b.weights(0.3, 4))),
        OperatorCase.of(
            13,
            "alpha, beta",
            shape(5),
            "Gemm",
            b -> List.of(b.weights(0.3, 5, 4), b.weights(0.3, 1, 4)),
            attribute("alpha", 0.5),
            attribute("beta", 2.0)),
        OperatorCase.of(11, "without bias", shape(5), "Gemm", b -> List.of(b.weights(0.3, 5, 4))),
        OperatorCase.of(
            13, "single bias", shape(5), "Gemm", b -> List.of(b.weights(0.3, 5, 4), b.scalar(0.7))),
        OperatorCase.of(13, "matrix", shape(5), "MatMul", b -> List.of(b.weights(0.3, 5, 6))),
        OperatorCase.of(
            13, "broadcast", shape(3, 4, 5), "MatMul", b -> List.of(b.weights(0.3, 5, 6))),
        OperatorCase.of(
            13, "batched", shape(3, 4, 5), "MatMul", b -> List.of(b.weights(0.3, 3, 5, 6))),
        OperatorCase.of(13, "vector", shape(3, 5), "MatMul", b -> List.of(b.weights(0.3, 5))),
        OperatorCase.of(
            12,
            "weights",
            shape(3, 5),
            "Einsum",
            b -> List.of(b.weights(0.3, 5, 6)),
            attribute("equation", "bij, jk -> bik")),
        OperatorCase.of(
            12,
            "implicit",
            shape(3, 5),
            "Einsum",
            b -> List.of(b.weights(0.3, 5, 6)),
            attribute("equation", "aij,jk")),
        OperatorCase.of(
            12,
            "reordered",
            shape(3, 5),
            "Einsum",
            b -> List.of(b.weights(0.3, 3, 5, 6)),
            attribute("equation", "bij,ijk->bk")));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void productsOfComputedValuesAgree(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  /** Both factors depend on the pixels, as in attention. */
  static Stream<OperatorCase> pairs() {
    return Stream.of(
        pair("MatMul"),
        pair("Einsum", attribute("equation", "bhid,bhdj->bhij")),
        new OperatorCase(
            "Gemm, images in columns",
            13,
            shape(5),
            b ->
                value -> {
                  String columns =
                      b.node("Transpose", List.of(value), attribute("perm", new int[] {1, 0}));
                  return b.node(
                      "Gemm",
                      List.of(columns, b.weights(0.3, 5, 4), b.weights(0.3, 4)),
                      attribute("transA", 1),
                      attribute("alpha", 0.5));
                }),
        new OperatorCase(
            "Gemm of both",
            13,
            shape(5),
            b ->
                value -> {
                  String weights = b.node("Exp", List.of(b.weights(0.3, 4, 5)));
                  return b.node("Gemm", List.of(value, weights), attribute("transB", 1));
                }));
  }

  private static OperatorCase pair(String operator, OnnxBuilder.Attribute... attributes) {
    return new OperatorCase(
        operator + " of both",
        13,
        shape(2, 3, 4),
        b ->
            value -> {
              String turned =
                  b.node("Transpose", List.of(value), attribute("perm", new int[] {0, 1, 3, 2}));
              return b.node(operator, List.of(value, turned), attributes);
            });
  }
}
