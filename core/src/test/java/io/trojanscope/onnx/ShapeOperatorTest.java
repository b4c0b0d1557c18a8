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

/** Operators that move values about or resize images. */
class ShapeOperatorTest {
  private static final List<Integer> IMAGE = shape(4, 9, 9);

  @TempDir static Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  static Stream<OperatorCase> cases() {
    return Stream.of(
        OperatorCase.of(13, "", IMAGE, "Flatten", b -> List.of()),
        OperatorCase.of(
            13, "negative axis", IMAGE, "Flatten", b -> List.of(), attribute("axis", -3)),
        OperatorCase.of(13, "0 and -1", IMAGE, "Reshape", b -> List.of(b.integers(0, -1))),
        OperatorCase.of(13, "more axes", IMAGE, "Reshape", b -> List.of(b.integers(-1, 2, 2, 81))),
        OperatorCase.of(14, "zeros kept, -1", IMAGE, "Reshape", b -> List.of(b.integers(0, 0, -1))),
        OperatorCase.of(
            13, "", IMAGE, "Transpose", b -> List.of(), attribute("perm", new int[] {0, 2, 3, 1})),
        OperatorCase.of(
            11,
            "attribute",
            shape(1, 3, 1),
            "Squeeze",
            b -> List.of(),
            attribute("axes", new int[] {1, -1})),
        OperatorCase.of(13, "input", shape(1, 3, 1), "Squeeze", b -> List.of(b.integers(1))),
        OperatorCase.of(13, "all", shape(1, 3, 1), "Squeeze", b -> List.of()),
        OperatorCase.of(
            11,
            "attribute",
            shape(2, 3),
            "Unsqueeze",
            b -> List.of(),
            attribute("axes", new int[] {1, 4})),
        OperatorCase.of(13, "input", shape(2, 3), "Unsqueeze", b -> List.of(b.integers(1, -1))),
        OperatorCase.of(13, "attribute-free identity", IMAGE, "Identity", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Dropout", b -> List.of()),
        OperatorCase.of(7, "ratio", IMAGE, "Dropout", b -> List.of(), attribute("ratio", 0.3)),
        OperatorCase.of(
            9,
            "attributes",
            IMAGE,
            "Slice",
            b -> List.of(),
            attribute("starts", new int[] {1, -5}),
            attribute("ends", new int[] {1000000, -1}),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            13,
            "steps",
            IMAGE,
            "Slice",
            b ->
                List.of(
                    b.integers(1, -5),
                    b.integers(Long.MAX_VALUE, -1),
                    b.integers(2, 3),
                    b.integers(2, 1))),
        OperatorCase.of(
            13,
            "backwards",
            IMAGE,
            "Slice",
            b ->
                List.of(b.integers(-1), b.integers(Long.MIN_VALUE), b.integers(3), b.integers(-1))),
        OperatorCase.of(
            13,
            "backwards by two",
            IMAGE,
            "Slice",
            b -> List.of(b.integers(7), b.integers(1), b.integers(-1), b.integers(-2))),
        OperatorCase.of(
            13,
            "images kept",
            IMAGE,
            "Slice",
            b -> List.of(b.integers(0, 1), b.integers(Long.MAX_VALUE, 3))),
        OperatorCase.of(
            13, "one", IMAGE, "Gather", b -> List.of(b.integer(1)), attribute("axis", 1)),
        OperatorCase.of(
            13,
            "one from the end",
            IMAGE,
            "Gather",
            b -> List.of(b.integer(-2)),
            attribute("axis", 2)),
        OperatorCase.of(
            13,
            "several",
            IMAGE,
            "Gather",
            b -> List.of(b.integers(2, 0, 0, -1)),
            attribute("axis", 1)),
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
        OperatorCase.of(
            13, "pixels and constant", IMAGE, "Concat", b -> List.of(), attribute("axis", 1)),
        OperatorCase.of(
            10,
            "attribute",
            IMAGE,
            "Pad",
            b -> List.of(),
            attribute("pads", new int[] {0, 0, 1, 2, 0, 0, 3, 4}),
            attribute("value", 0.5)),
        OperatorCase.of(
            13,
            "constant",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 0, 1, 2, 0, 0, 3, 4), b.scalar(0.5))),
        OperatorCase.of(
            13, "negative", IMAGE, "Pad", b -> List.of(b.integers(0, 0, -1, 2, 0, 0, 0, -2))),
        OperatorCase.of(
            13, "channels", IMAGE, "Pad", b -> List.of(b.integers(0, 1, 0, 0, 0, 2, 0, 0))),
        OperatorCase.of(
            18,
            "axes",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(1, 2, 3, 4), b.scalar(-0.5), b.integers(3, -2))),
        OperatorCase.of(
            13,
            "reflect",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 0, 1, 2, 0, 0, 3, 4)),
            attribute("mode", "reflect")),
        OperatorCase.of(
            13,
            "edge",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 0, 1, 2, 0, 0, 3, 4)),
            attribute("mode", "edge")),
        OperatorCase.of(
            13,
            "reflect channels",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 2, 1, 0, 0, 1, 0, 3)),
            attribute("mode", "reflect")),
        OperatorCase.of(
            13,
            "edge of channels",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 2, 0, 0, 0, 1, 0, 0)),
            attribute("mode", "edge")),
        OperatorCase.of(
            19,
            "wrap",
            IMAGE,
            "Pad",
            b -> List.of(b.integers(0, 0, 1, 2, 0, 0, 3, 4)),
            attribute("mode", "wrap")),
        OperatorCase.of(
            13,
            "reflect one axis",
            shape(4, 9),
            "Pad",
            b -> List.of(b.integers(0, 0, 2, 0, 0, 3)),
            attribute("mode", "reflect")),
        OperatorCase.of(13, "", IMAGE, "Tile", b -> List.of(b.integers(1, 2, 1, 3))),
        OperatorCase.of(13, "", shape(1, 3), "Expand", b -> List.of(b.integers(1, 4, 3))),
        OperatorCase.of(13, "new axis", shape(3), "Expand", b -> List.of(b.integers(1, 1))),
        OperatorCase.of(
            13, "depth first", IMAGE, "DepthToSpace", b -> List.of(), attribute("blocksize", 2)),
        OperatorCase.of(
            13,
            "columns first",
            IMAGE,
            "DepthToSpace",
            b -> List.of(),
            attribute("blocksize", 2),
            attribute("mode", "CRD")),
        OperatorCase.of(
            13, "", shape(2, 6, 4), "SpaceToDepth", b -> List.of(), attribute("blocksize", 2)),
        OperatorCase.of(
            13,
            "x2 nearest asymmetric floor",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "asymmetric"),
            attribute("nearest_mode", "floor")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 nearest asymmetric floor",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "asymmetric"),
            attribute("nearest_mode", "floor")),
        OperatorCase.of(
            13,
            "x2 nearest half_pixel round_prefer_floor",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("nearest_mode", "round_prefer_floor")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 nearest half_pixel round_prefer_floor",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("nearest_mode", "round_prefer_floor")),
        OperatorCase.of(
            13,
            "x2 nearest half_pixel round_prefer_ceil",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("nearest_mode", "round_prefer_ceil")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 nearest half_pixel round_prefer_ceil",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("nearest_mode", "round_prefer_ceil")),
        OperatorCase.of(
            13,
            "x2 nearest align_corners ceil",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "align_corners"),
            attribute("nearest_mode", "ceil")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 nearest align_corners ceil",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "nearest"),
            attribute("coordinate_transformation_mode", "align_corners"),
            attribute("nearest_mode", "ceil")),
        OperatorCase.of(
            13,
            "x2 linear half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 linear half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel")),
        OperatorCase.of(
            13,
            "x2 linear align_corners ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "align_corners")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 linear align_corners ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "align_corners")),
        OperatorCase.of(
            13,
            "x2 linear asymmetric ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "asymmetric")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 linear asymmetric ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "asymmetric")),
        OperatorCase.of(
            13,
            "x2 linear pytorch_half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "pytorch_half_pixel")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 linear pytorch_half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "pytorch_half_pixel")),
        OperatorCase.of(
            13,
            "x2 cubic half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "half_pixel")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 cubic half_pixel ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "half_pixel")),
        OperatorCase.of(
            13,
            "x2 cubic align_corners ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "align_corners")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 cubic align_corners ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "align_corners")),
        OperatorCase.of(
            13,
            "x2 cubic asymmetric ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.0f, 2.0f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "asymmetric")),
        OperatorCase.of(
            13,
            "x1.5 x0.7 cubic asymmetric ",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 0.7f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "asymmetric")),
        OperatorCase.of(
            18,
            "linear axes",
            IMAGE,
            "Resize",
            b -> List.of("", "", b.integers(12, 5)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            18,
            "linear antialias",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 0.5f, 0.6f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("antialias", 1)),
        OperatorCase.of(
            18,
            "cubic antialias",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 0.5f, 0.6f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("antialias", 1)),
        OperatorCase.of(
            13,
            "cubic without outside",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.5f, 2.0f}, 4)),
            attribute("mode", "cubic"),
            attribute("coordinate_transformation_mode", "half_pixel"),
            attribute("exclude_outside", 1),
            attribute("cubic_coeff_a", -0.5)),
        OperatorCase.of(
            19,
            "linear symmetric",
            IMAGE,
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 1.3f, 0.8f}, 4)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel_symmetric")),
        OperatorCase.of(
            10,
            "nearest",
            IMAGE,
            "Resize",
            b -> List.of(b.floats(new float[] {1, 1, 2.0f, 0.6f}, 4)),
            attribute("mode", "nearest")),
        resizeOneAxis("nearest x1 x2", 1, 2, "nearest", "asymmetric"),
        resizeOneAxis("nearest x2 x1", 2, 1, "nearest", "asymmetric"),
        resizeOneAxis("linear x2 x1", 2, 1, "linear", "half_pixel"),
        resizeOneAxis("cubic x1 x2", 1, 2, "cubic", "align_corners"),
        OperatorCase.of(
            18,
            "sizes, width as it is",
            IMAGE,
            "Resize",
            b -> List.of("", "", b.integers(18, 9)),
            attribute("mode", "linear"),
            attribute("axes", new int[] {2, 3})),
        OperatorCase.of(
            10,
            "linear",
            IMAGE,
            "Resize",
            b -> List.of(b.floats(new float[] {1, 1, 2.0f, 1.5f}, 4)),
            attribute("mode", "linear")),
        OperatorCase.of(
            13,
            "one axis linear",
            shape(4, 9),
            "Resize",
            b -> List.of("", b.floats(new float[] {1, 1, 2.5f}, 3)),
            attribute("mode", "linear"),
            attribute("coordinate_transformation_mode", "half_pixel")),
        OperatorCase.of(
            9,
            "x2",
            IMAGE,
            "Upsample",
            b -> List.of(b.floats(new float[] {1, 1, 2, 2}, 4)),
            attribute("mode", "nearest")),
        OperatorCase.of(
            9,
            "x2 linear",
            IMAGE,
            "Upsample",
            b -> List.of(b.floats(new float[] {1, 1, 2, 2}, 4)),
            attribute("mode", "linear")),
        OperatorCase.of(
            7,
            "attribute",
            IMAGE,
            "Upsample",
            b -> List.of(),
            attribute("scales", new float[] {1f, 1f, 3f, 2f})));
  }

  /** What comes behind goes by the size of the axis that stays as it is. */
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
  @MethodSource("several")
  void severalValuesAgree(OperatorCase example) throws OrtException {
    example.check(folder);
  }

  /** Operators with several inputs from the pixels, or several outputs. */
  static Stream<OperatorCase> several() {
    return Stream.of(
        split("attribute", 11, null, attribute("axis", 1), attribute("split", new int[] {1, 3})),
        split("even", 13, null, attribute("axis", 1)),
        split("input", 13, new long[] {1, 3}, attribute("axis", 1)),
        split("number", 18, null, attribute("axis", 3), attribute("num_outputs", 2)),
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
