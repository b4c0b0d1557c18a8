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
  @TempDir static Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  static Stream<OperatorCase> cases() {
    // operator | case | opset | shape | inputs | attributes
    return OperatorTable.cases(
        """
            ReduceMean            | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceMean            | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceMean            | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceSum             | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceSum             | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceSum             | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceMax             | two axes               | 11 | 4 3 3 |                                    | axes=[2 3]
            ReduceMax             | last axis dropped      | 11 | 4 3 3 |                                    | axes=[-1]; keepdims=0
            ReduceMax             | axes as input          | 18 | 4 3 3 | ints 1                             |
            ReduceMin             | two axes               | 11 | 4 3 3 |                                    | axes=[2 3]
            ReduceMin             | last axis dropped      | 11 | 4 3 3 |                                    | axes=[-1]; keepdims=0
            ReduceMin             | axes as input          | 18 | 4 3 3 | ints 1                             |
            ReduceL1              | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceL1              | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceL1              | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceL2              | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceL2              | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceL2              | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceSumSquare       | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceSumSquare       | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceSumSquare       | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceLogSumExp       | two axes               | 11 | 4 9 9 |                                    | axes=[2 3]
            ReduceLogSumExp       | last axis dropped      | 11 | 4 9 9 |                                    | axes=[-1]; keepdims=0
            ReduceLogSumExp       | axes as input          | 18 | 4 9 9 | ints 1                             |
            ReduceSum             | axes as input          | 13 | 4 9 9 | ints 1 -1                          | keepdims=0
            ReduceMean            | nothing to do          | 18 | 4 9 9 |                                    | noop_with_empty_axes=1
            ReduceProd            | two axes               | 11 | 2 3 3 |                                    | axes=[1 -1]; keepdims=0
            ReduceProd            | one axis               | 18 | 4 9 9 | ints 1                             |
            Softmax               | channels               | 13 | 4 9 9 |                                    | axis=1
            Softmax               | last axis              | 13 | 4 9 9 |                                    |
            Softmax               | flattened              | 11 | 3 4   |                                    | axis=1
            Softmax               | last axis              | 11 | 3 4   |                                    | axis=2
            Softmax               | flattened by default   | 7  | 4 9 9 |                                    |
            LogSoftmax            | last axis              | 13 | 4 9 9 |                                    |
            LogSoftmax            | flattened              | 11 | 3 4   |                                    |
            BatchNormalization    |                        | 9  | 4 9 9 | weights 4; weights 4; weights 4; positive 4 | epsilon=0.001
            BatchNormalization    |                        | 15 | 4 9 9 | weights 4; weights 4; weights 4; positive 4 |
            BatchNormalization    | vectors                | 15 | 6     | weights 6; weights 6; weights 6; positive 6 |
            InstanceNormalization |                        | 7  | 4 9 9 | weights 4; weights 4               | epsilon=0.01
            LayerNormalization    | last axis              | 17 | 3 8   | weights 8; weights 8               |
            LayerNormalization    | without bias           | 17 | 3 8   | weights 8                          | epsilon=0.01
            LayerNormalization    | two axes               | 17 | 3 4 5 | weights 4 5; weights 4 5           | axis=-2
            GroupNormalization    | groups                 | 21 | 4 9 9 | weights 4; weights 4               | num_groups=2
            LRN                   | odd                    | 13 | 4 9 9 |                                    | size=3
            LRN                   | all attributes         | 13 | 4 9 9 |                                    | size=5; alpha=0.2; beta=0.6; bias=1.5
            LpNormalization       | p = 2                  | 13 | 4 9 9 |                                    | axis=1
            LpNormalization       | p = 1                  | 13 | 4 9 9 |                                    | p=1
            Gemm                  | weights output x input | 13 | 5     | weights 4 5; weights 4             | transB=1
            Gemm                  | weights input x output | 13 | 5     | weights 5 4; weights 4             |
            Gemm                  | alpha, beta            | 13 | 5     | weights 5 4; weights 1 4           | alpha=0.5; beta=2.0
            Gemm                  | without bias           | 11 | 5     | weights 5 4                        |
            Gemm                  | single bias            | 13 | 5     | weights 5 4; scalar 0.7            |
            MatMul                | matrix                 | 13 | 5     | weights 5 6                        |
            MatMul                | broadcast              | 13 | 3 4 5 | weights 5 6                        |
            MatMul                | batched                | 13 | 3 4 5 | weights 3 5 6                      |
            MatMul                | vector                 | 13 | 3 5   | weights 5                          |
            Einsum                | weights                | 12 | 3 5   | weights 5 6                        | equation=bij, jk -> bik
            Einsum                | implicit               | 12 | 3 5   | weights 5 6                        | equation=aij,jk
            Einsum                | reordered              | 12 | 3 5   | weights 3 5 6                      | equation=bij,ijk->bk
            """);
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
