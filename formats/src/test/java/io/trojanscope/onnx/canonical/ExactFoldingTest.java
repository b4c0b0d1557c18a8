package io.trojanscope.onnx.canonical;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.onnx.OnnxReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants that decide which network a file holds are computed as other programs do, or not. */
class ExactFoldingTest {
  @TempDir Path folder;
  private final OnnxBuilder builder = new OnnxBuilder(13, 1);
  private final String images = builder.images(-1, 1, 2, 2);

  private String integer32(int value) {
    return builder.initializer(OnnxBuilder.tensor(TensorProto.DataType.INT32).addInt32Data(value));
  }

  private String float64(double value) {
    return builder.initializer(
        OnnxBuilder.tensor(TensorProto.DataType.DOUBLE).addDoubleData(value));
  }

  /** The images, with a condition as a number beside each. */
  private void write(String condition) {
    String number = builder.node("Cast", List.of(condition), attribute("to", 1));
    builder.logits(builder.node("Add", List.of(builder.node("Flatten", List.of(images)), number)));
    OnnxReader.read(builder.write(folder.resolve("m.onnx")));
  }

  private void assertRefused(String condition, String... parts) {
    assertThatThrownBy(() -> write(condition))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void anOverflowOfInt32IsRefused() {
    String sum = builder.node("Add", List.of(integer32(Integer.MAX_VALUE), integer32(1)));
    assertRefused(
        builder.node("Less", List.of(sum, integer32(0))), "2147483648", "does not fit int32");
  }

  @Test
  void theSameSumOfInt64IsNone() {
    String sum =
        builder.node("Add", List.of(builder.integer(Integer.MAX_VALUE), builder.integer(1)));
    write(builder.node("Less", List.of(sum, builder.integer(0))));
    assertThat(folder.resolve("m.onnx")).exists();
  }

  @Test
  void aCastThatLosesBitsIsRefused() {
    String cast = builder.node("Cast", List.of(builder.integer(1L << 32)), attribute("to", 6));
    assertRefused(builder.node("Equal", List.of(cast, integer32(0))), "4294967296", "int32");
  }

  @Test
  void aComparisonOfDigitsBeyondFloat32IsRefused() {
    assertRefused(
        builder.node("Less", List.of(float64(1 + 1e-12), float64(1 + 2e-12))), "last digits");
  }

  @Test
  void aDecisionByARoundedFunctionIsRefused() {
    String exponential = builder.node("Exp", List.of(builder.scalar(1)));
    assertRefused(
        builder.node("Greater", List.of(exponential, builder.scalar(Math.E))), "last digits");
  }

  @Test
  void aDecisionByFloat32ArithmeticIsNot() {
    String sum = builder.node("Add", List.of(builder.scalar(0.1), builder.scalar(0.2)));
    write(builder.node("Equal", List.of(sum, builder.scalar(0.1f + 0.2f))));
    assertThat(folder.resolve("m.onnx")).exists();
  }

  @Test
  void aProductThatWrapsToZeroIsRefused() {
    String sum = builder.node("Mul", List.of(integer32(1 << 20), integer32(1 << 20)));
    assertRefused(builder.node("Equal", List.of(sum, integer32(0))), "does not fit int32");
  }
}
