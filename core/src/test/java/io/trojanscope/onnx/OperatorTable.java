package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;

import io.trojanscope.fixtures.OnnxBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Operator cases written as a text table, a row each: {@code operator | case | opset | shape |
 * inputs | attributes}.
 *
 * <ul>
 *   <li>The shape is that of the node's first input, without the number of images.
 *   <li>Inputs after the first are separated by {@code ;}. Each is {@code -} (left out), {@code int
 *       1}, {@code ints 1 -1} ({@code max} and {@code min} are the limits of 64 bits), {@code
 *       scalar 0.5}, {@code floats 1 2}, or the sizes of random {@code weights 4 5} or {@code
 *       positive 4}.
 *   <li>Attributes are separated by {@code ;}: {@code axis=1}, {@code alpha=0.5}, {@code axes=[1
 *       2]}, {@code scales=[1.0 2.0]}, {@code mode=edge}. A decimal point makes a float.
 * </ul>
 */
final class OperatorTable {
  private static final int COLUMNS = 6;

  private OperatorTable() {}

  static Stream<OperatorCase> cases(String table) {
    return table.lines().map(OperatorTable::row);
  }

  private static OperatorCase row(String text) {
    String[] cells = Arrays.stream(text.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("expected " + COLUMNS + " columns, found: " + text);
    }
    List<String> inputs = parts(cells[4], ";");
    return OperatorCase.of(
        Integer.parseInt(cells[2]),
        (cells[1] + " " + cells[5]).strip(),
        parts(cells[3], " ").stream().map(Integer::valueOf).toList(),
        cells[0],
        builder -> inputs.stream().map(input -> input(builder, input)).toList(),
        parts(cells[5], ";").stream()
            .map(OperatorTable::attributeOf)
            .toArray(OnnxBuilder.Attribute[]::new));
  }

  private static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .toList();
  }

  private static String input(OnnxBuilder builder, String text) {
    List<String> words = parts(text, " ");
    List<String> values = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "-" -> "";
      case "int" -> builder.integer(integer(values.get(0)));
      case "ints" -> builder.integers(values.stream().mapToLong(OperatorTable::integer).toArray());
      case "scalar" -> builder.scalar(Double.parseDouble(values.get(0)));
      case "floats" -> builder.floats(floats(values), values.size());
      case "weights" -> builder.weights(0.3, ints(values));
      case "positive" -> builder.uniform(0.5, 3, ints(values));
      default -> throw new IllegalArgumentException("expected an input, found: " + text);
    };
  }

  private static OnnxBuilder.Attribute attributeOf(String text) {
    int equals = text.indexOf('=');
    return attribute(text.substring(0, equals), value(text.substring(equals + 1)));
  }

  private static Object value(String text) {
    if (text.startsWith("[")) {
      List<String> values = parts(text.substring(1, text.length() - 1), " ");
      return text.contains(".") ? floats(values) : ints(values);
    }
    if (!text.matches("-?[0-9.]+")) {
      return text;
    }
    return text.contains(".") ? (Object) Double.valueOf(text) : Integer.valueOf(text);
  }

  private static long integer(String text) {
    return switch (text) {
      case "max" -> Long.MAX_VALUE;
      case "min" -> Long.MIN_VALUE;
      default -> Long.parseLong(text);
    };
  }

  private static int[] ints(List<String> values) {
    return values.stream().mapToInt(Integer::parseInt).toArray();
  }

  private static float[] floats(List<String> values) {
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(values.get(i));
    }
    return numbers;
  }
}
