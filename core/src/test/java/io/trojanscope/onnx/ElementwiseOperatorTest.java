package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static io.trojanscope.onnx.OperatorCase.shape;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators that work value by value. */
class ElementwiseOperatorTest {
  private static final List<Integer> IMAGE = shape(4, 9, 9);

  @TempDir static Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithOnnxRuntime(OperatorCase example) throws OrtException {
    example.checkBetweenJumps(folder);
  }

  static Stream<OperatorCase> cases() {
    return Stream.of(
        OperatorCase.of(7, "channels", IMAGE, "Add", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(14, "number", IMAGE, "Add", b -> List.of(b.scalar(1.7))),
        OperatorCase.of(7, "channels", IMAGE, "Sub", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(14, "number", IMAGE, "Sub", b -> List.of(b.scalar(1.7))),
        OperatorCase.of(7, "channels", IMAGE, "Mul", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(14, "number", IMAGE, "Mul", b -> List.of(b.scalar(1.7))),
        OperatorCase.of(13, "channels", IMAGE, "Div", b -> List.of(b.uniform(0.5, 2, 4, 1, 1))),
        OperatorCase.of(13, "number", IMAGE, "Div", b -> List.of(b.scalar(1.7))),
        OperatorCase.of(
            13, "more values", shape(1, 3, 4), "Mul", b -> List.of(b.weights(0.3, 2, 3, 4))),
        OperatorCase.of(13, "square", IMAGE, "Pow", b -> List.of(b.scalar(2))),
        OperatorCase.of(13, "cube", IMAGE, "Pow", b -> List.of(b.scalar(3))),
        OperatorCase.of(13, "", IMAGE, "Max", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(
            13, "of three", IMAGE, "Max", b -> List.of(b.weights(0.3, 4, 1, 1), b.weights(0.3, 9))),
        OperatorCase.of(
            8, "", IMAGE, "Min", b -> List.of(b.weights(0.3, 4, 1, 1), b.weights(0.3, 9))),
        OperatorCase.of(
            13, "of three", IMAGE, "Sum", b -> List.of(b.weights(0.3, 4, 1, 1), b.weights(0.3, 9))),
        OperatorCase.of(
            13,
            "of three",
            IMAGE,
            "Mean",
            b -> List.of(b.weights(0.3, 4, 1, 1), b.weights(0.3, 9))),
        OperatorCase.of(
            13, "of reals", IMAGE, "Mod", b -> List.of(b.scalar(0.7)), attribute("fmod", 1)),
        OperatorCase.of(7, "", IMAGE, "PRelu", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(16, "", IMAGE, "PRelu", b -> List.of(b.weights(0.3, 4, 1, 1))),
        OperatorCase.of(
            7,
            "limits as attributes",
            IMAGE,
            "Clip",
            b -> List.of(),
            attribute("min", -0.5),
            attribute("max", 0.6)),
        OperatorCase.of(
            13,
            "",
            IMAGE,
            "Clip",
            b -> List.of(b.floats(new float[] {-0.5f}), b.floats(new float[] {0.6f}))),
        OperatorCase.of(13, "low alone", IMAGE, "Clip", b -> List.of(b.scalar(-0.5))),
        OperatorCase.of(13, "high alone", IMAGE, "Clip", b -> List.of("", b.scalar(0.5))),
        OperatorCase.of(13, "", IMAGE, "Relu", b -> List.of()),
        OperatorCase.of(13, "alpha", IMAGE, "LeakyRelu", b -> List.of(), attribute("alpha", 0.1)),
        OperatorCase.of(13, "", IMAGE, "LeakyRelu", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Sigmoid", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "HardSigmoid", b -> List.of()),
        OperatorCase.of(
            13,
            "alpha, beta",
            IMAGE,
            "HardSigmoid",
            b -> List.of(),
            attribute("alpha", 0.1666667),
            attribute("beta", 0.4)),
        OperatorCase.of(13, "alpha", IMAGE, "Elu", b -> List.of(), attribute("alpha", 0.7)),
        OperatorCase.of(13, "", IMAGE, "Elu", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Selu", b -> List.of()),
        OperatorCase.of(
            13,
            "alpha, gamma",
            IMAGE,
            "Selu",
            b -> List.of(),
            attribute("alpha", 1.5),
            attribute("gamma", 1.2)),
        OperatorCase.of(13, "alpha", IMAGE, "Celu", b -> List.of(), attribute("alpha", 0.8)),
        OperatorCase.of(
            13, "alpha", IMAGE, "ThresholdedRelu", b -> List.of(), attribute("alpha", 0.3)),
        OperatorCase.of(13, "", IMAGE, "Softplus", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Softsign", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Tanh", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Erf", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Exp", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Neg", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Abs", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Sin", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Cos", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Atan", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Sinh", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Cosh", b -> List.of()),
        OperatorCase.of(13, "", IMAGE, "Asinh", b -> List.of()),
        OperatorCase.of(14, "", IMAGE, "HardSwish", b -> List.of()),
        OperatorCase.of(18, "", IMAGE, "Mish", b -> List.of()),
        OperatorCase.of(20, "", IMAGE, "Gelu", b -> List.of()),
        OperatorCase.of(
            20, "tanh", IMAGE, "Gelu", b -> List.of(), attribute("approximate", "tanh")));
  }

  @ParameterizedTest
  @MethodSource("positive")
  void agreesOnPositiveValues(OperatorCase example) throws OrtException {
    example.checkBetweenJumps(folder);
  }

  /** Operators that only positive values, or those below 1, have a result for. */
  static Stream<OperatorCase> positive() {
    return Stream.of("Sqrt", "Log", "Reciprocal", "Acosh", "Tan", "Asin", "Acos", "Atanh")
        .map(
            operator ->
                new OperatorCase(
                    operator,
                    13,
                    IMAGE,
                    b ->
                        value -> {
                          String gate = b.node("Sigmoid", List.of(value));
                          double shift = operator.equals("Acosh") ? 1.1 : 0.02;
                          String shifted = b.node("Add", List.of(gate, b.scalar(shift)));
                          String inside = b.node("Mul", List.of(shifted, b.scalar(0.95)));
                          boolean above = operator.equals("Acosh");
                          return b.node(operator, List.of(above ? shifted : inside));
                        }));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void choicesAgree(OperatorCase example) throws OrtException {
    example.checkBetweenJumps(folder);
  }

  /** Where by a comparison of the pixels, and logic on it. */
  static Stream<OperatorCase> choices() {
    return Stream.of("Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal")
        .flatMap(
            comparison -> Stream.of("And", "Or", "Xor").map(logic -> choice(comparison, logic)))
        .filter(example -> !example.label().equals("Equal And")); // true nowhere
  }

  private static OperatorCase choice(String comparison, String logic) {
    return new OperatorCase(
        comparison + " " + logic,
        16,
        IMAGE,
        b ->
            value -> {
              String first = b.node(comparison, List.of(value, b.scalar(0.3)));
              String second =
                  b.node("Not", List.of(b.node("Greater", List.of(value, b.scalar(0)))));
              String both = b.node(logic, List.of(first, second));
              String square = b.node("Mul", List.of(value, value));
              String chosen = b.node("Where", List.of(both, square, b.scalar(0.25)));
              String mask = b.node("Cast", List.of(first), attribute("to", 1));
              return b.node("Add", List.of(chosen, b.node("Mul", List.of(mask, value))));
            });
  }

  @ParameterizedTest
  @MethodSource("steps")
  void stepFunctionsAgreeAndHaveTheGradientOfTheIdentity(OperatorCase example) throws OrtException {
    example.checkStraightThrough(folder);
  }

  /** Functions that are flat but for jumps. */
  static Stream<OperatorCase> steps() {
    return Stream.of("Floor", "Ceil", "Round", "Sign")
        .map(
            operator ->
                new OperatorCase(
                    operator, 13, IMAGE, b -> value -> b.node(operator, List.of(value))));
  }
}
