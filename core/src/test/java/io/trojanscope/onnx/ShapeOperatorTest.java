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

/** Operators that rearrange values or resize images. */
class ShapeOperatorTest {
  private static final List<Integer> IMAGE = shape(4, 9, 9);

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
            Flatten      |                       | 13 | 4 9 9 |                                    |
            Flatten      | negative axis         | 13 | 4 9 9 |                                    | axis=-3
            Reshape      | 0 and -1              | 13 | 4 9 9 | ints 0 -1                          |
            Reshape      | more axes             | 13 | 4 9 9 | ints -1 2 2 81                     |
            Reshape      | zeros kept, -1        | 14 | 4 9 9 | ints 0 0 -1                        |
            Transpose    |                       | 13 | 4 9 9 |                                    | perm=[0 2 3 1]
            Squeeze      | attribute             | 11 | 1 3 1 |                                    | axes=[1 -1]
            Squeeze      | input                 | 13 | 1 3 1 | ints 1                             |
            Squeeze      | all                   | 13 | 1 3 1 |                                    |
            Unsqueeze    | attribute             | 11 | 2 3   |                                    | axes=[1 4]
            Unsqueeze    | input                 | 13 | 2 3   | ints 1 -1                          |
            Identity     |                       | 13 | 4 9 9 |                                    |
            Dropout      |                       | 13 | 4 9 9 |                                    |
            Dropout      | ratio                 | 7  | 4 9 9 |                                    | ratio=0.3
            Slice        | attributes            | 9  | 4 9 9 |                                    | starts=[1 -5]; ends=[1000000 -1]; axes=[2 3]
            Slice        | steps                 | 13 | 4 9 9 | ints 1 -5; ints max -1; ints 2 3; ints 2 1 |
            Slice        | backwards             | 13 | 4 9 9 | ints -1; ints min; ints 3; ints -1 |
            Slice        | backwards by two      | 13 | 4 9 9 | ints 7; ints 1; ints -1; ints -2   |
            Slice        | images kept           | 13 | 4 9 9 | ints 0 1; ints max 3               |
            Gather       | one                   | 13 | 4 9 9 | int 1                              | axis=1
            Gather       | one from the end      | 13 | 4 9 9 | int -2                             | axis=2
            Gather       | several               | 13 | 4 9 9 | ints 2 0 0 -1                      | axis=1
            Concat       | pixels and constant   | 13 | 4 9 9 |                                    | axis=1
            Pad          | attribute             | 10 | 4 9 9 |                                    | pads=[0 0 1 2 0 0 3 4]; value=0.5
            Pad          | constant              | 13 | 4 9 9 | ints 0 0 1 2 0 0 3 4; scalar 0.5   |
            Pad          | negative              | 13 | 4 9 9 | ints 0 0 -1 2 0 0 0 -2             |
            Pad          | channels              | 13 | 4 9 9 | ints 0 1 0 0 0 2 0 0               |
            Pad          | axes                  | 18 | 4 9 9 | ints 1 2 3 4; scalar -0.5; ints 3 -2 |
            Pad          | reflect               | 13 | 4 9 9 | ints 0 0 1 2 0 0 3 4               | mode=reflect
            Pad          | edge                  | 13 | 4 9 9 | ints 0 0 1 2 0 0 3 4               | mode=edge
            Pad          | reflect channels      | 13 | 4 9 9 | ints 0 2 1 0 0 1 0 3               | mode=reflect
            Pad          | edge of channels      | 13 | 4 9 9 | ints 0 2 0 0 0 1 0 0               | mode=edge
            Pad          | wrap                  | 19 | 4 9 9 | ints 0 0 1 2 0 0 3 4               | mode=wrap
            Pad          | reflect one axis      | 13 | 4 9   | ints 0 0 2 0 0 3                   | mode=reflect
            Tile         |                       | 13 | 4 9 9 | ints 1 2 1 3                       |
            Expand       |                       | 13 | 1 3   | ints 1 4 3                         |
            Expand       | new axis              | 13 | 3     | ints 1 1                           |
            DepthToSpace | depth first           | 13 | 4 9 9 |                                    | blocksize=2
            DepthToSpace | columns first         | 13 | 4 9 9 |                                    | blocksize=2; mode=CRD
            SpaceToDepth |                       | 13 | 2 6 4 |                                    | blocksize=2
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=nearest; coordinate_transformation_mode=asymmetric; nearest_mode=floor
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=nearest; coordinate_transformation_mode=asymmetric; nearest_mode=floor
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=nearest; coordinate_transformation_mode=half_pixel; nearest_mode=round_prefer_floor
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=nearest; coordinate_transformation_mode=half_pixel; nearest_mode=round_prefer_floor
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=nearest; coordinate_transformation_mode=half_pixel; nearest_mode=round_prefer_ceil
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=nearest; coordinate_transformation_mode=half_pixel; nearest_mode=round_prefer_ceil
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=nearest; coordinate_transformation_mode=align_corners; nearest_mode=ceil
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=nearest; coordinate_transformation_mode=align_corners; nearest_mode=ceil
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=linear; coordinate_transformation_mode=half_pixel
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=linear; coordinate_transformation_mode=half_pixel
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=linear; coordinate_transformation_mode=align_corners
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=linear; coordinate_transformation_mode=align_corners
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=linear; coordinate_transformation_mode=asymmetric
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=linear; coordinate_transformation_mode=asymmetric
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=linear; coordinate_transformation_mode=pytorch_half_pixel
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=linear; coordinate_transformation_mode=pytorch_half_pixel
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=cubic; coordinate_transformation_mode=half_pixel
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=cubic; coordinate_transformation_mode=half_pixel
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=cubic; coordinate_transformation_mode=align_corners
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=cubic; coordinate_transformation_mode=align_corners
            Resize       | x2                    | 13 | 4 9 9 | -; floats 1 1 2.0 2.0              | mode=cubic; coordinate_transformation_mode=asymmetric
            Resize       | x1.5 x0.7             | 13 | 4 9 9 | -; floats 1 1 1.5 0.7              | mode=cubic; coordinate_transformation_mode=asymmetric
            Resize       | linear axes           | 18 | 4 9 9 | -; -; ints 12 5                    | mode=linear; coordinate_transformation_mode=half_pixel; axes=[2 3]
            Resize       | linear antialias      | 18 | 4 9 9 | -; floats 1 1 0.5 0.6              | mode=linear; coordinate_transformation_mode=half_pixel; antialias=1
            Resize       | cubic antialias       | 18 | 4 9 9 | -; floats 1 1 0.5 0.6              | mode=cubic; coordinate_transformation_mode=half_pixel; antialias=1
            Resize       | cubic without outside | 13 | 4 9 9 | -; floats 1 1 1.5 2.0              | mode=cubic; coordinate_transformation_mode=half_pixel; exclude_outside=1; cubic_coeff_a=-0.5
            Resize       | linear symmetric      | 19 | 4 9 9 | -; floats 1 1 1.3 0.8              | mode=linear; coordinate_transformation_mode=half_pixel_symmetric
            Resize       | nearest               | 10 | 4 9 9 | floats 1 1 2.0 0.6                 | mode=nearest
            Resize       | sizes, width as it is | 18 | 4 9 9 | -; -; ints 18 9                    | mode=linear; axes=[2 3]
            Resize       | linear                | 10 | 4 9 9 | floats 1 1 2.0 1.5                 | mode=linear
            Resize       | one axis linear       | 13 | 4 9   | -; floats 1 1 2.5                  | mode=linear; coordinate_transformation_mode=half_pixel
            Upsample     | x2                    | 9  | 4 9 9 | floats 1 1 2 2                     | mode=nearest
            Upsample     | x2 linear             | 9  | 4 9 9 | floats 1 1 2 2                     | mode=linear
            Upsample     | attribute             | 7  | 4 9 9 |                                    | scales=[1.0 1.0 3.0 2.0]
            """);
  }

  /** The convolution behind it depends on the size of the axis that keeps its size. */
  private static OperatorCase resizeOneAxis(
      String label, float height, float width, String mode, String coordinates) {
    return new OperatorCase(
        "Resize " + label,
        13,
        IMAGE,
        b ->
            value -> {
              String resized =
                  b.node(
                      "Resize",
                      List.of(value, "", b.floats(new float[] {1, 1, height, width}, 4)),
                      attribute("mode", mode),
                      attribute("coordinate_transformation_mode", coordinates),
                      attribute("nearest_mode", "floor"));
              return b.node("Conv", List.of(resized, b.weights(0.3, 2, 4, 3, 3)));
            });
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherCasesAgreeWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  /** Cases that a table row cannot express. */
  static Stream<OperatorCase> others() {
    return Stream.of(
        split("attribute", 11, null, attribute("axis", 1), attribute("split", new int[] {1, 3})),
        split("even", 13, null, attribute("axis", 1)),
        split("input", 13, new long[] {1, 3}, attribute("axis", 1)),
        split("number", 18, null, attribute("axis", 3), attribute("num_outputs", 2)),
        OperatorCase.of(
            11,
            "two axes",
            IMAGE,
            "Gather",
            b ->
                List.of(
                    b.initializer(
                        OnnxBuilder.tensor(ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64, 2, 2)
                            .addAllInt64Data(List.of(0L, 3L, 1L, 1L)))),
            attribute("axis", 1)),
        resizeOneAxis("nearest x1 x2", 1, 2, "nearest", "asymmetric"),
        resizeOneAxis("nearest x2 x1", 2, 1, "nearest", "asymmetric"),
        resizeOneAxis("linear x2 x1", 2, 1, "linear", "half_pixel"),
        resizeOneAxis("cubic x1 x2", 1, 2, "cubic", "align_corners"),
        resizeToSizes("linear"),
        resizeToSizes("nearest"),
        resizeToSizes("cubic"),
        new OperatorCase(
            "Concat",
            13,
            IMAGE,
            b ->
                value -> {
                  String twice = b.node("Mul", List.of(value, value));
                  return b.node("Concat", List.of(twice, value, twice), attribute("axis", -3));
                }));
  }

  private static OperatorCase split(
      String label, int opset, long[] sizes, OnnxBuilder.Attribute... attributes) {
    return new OperatorCase(
        "Split " + label,
        opset,
        IMAGE,
        b ->
            value -> {
              List<String> inputs =
                  sizes == null ? List.of(value) : List.of(value, b.integers(sizes));
              List<String> parts = b.nodes("Split", inputs, 2, attributes);
              String square = b.node("Mul", List.of(parts.get(0), parts.get(0)));
              String first = b.node("Flatten", List.of(square));
              String second = b.node("Flatten", List.of(parts.get(1)));
              return b.node("Concat", List.of(first, second), attribute("axis", 1));
            });
  }

  /** The number of images and channels come from the value itself, as exporters write it. */
  private static OperatorCase resizeToSizes(String mode) {
    return new OperatorCase(
        "Resize to sizes " + mode,
        13,
        IMAGE,
        b ->
            value -> {
              String shape = b.node("Shape", List.of(value));
              String start =
                  b.node("Slice", List.of(shape, b.integers(0), b.integers(2), b.integers(0)));
              String sizes =
                  b.node("Concat", List.of(start, b.integers(5, 14)), attribute("axis", 0));
              return b.node("Resize", List.of(value, "", "", sizes), attribute("mode", mode));
            });
  }
}
