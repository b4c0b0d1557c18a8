package io.trojanscope.onnx.canonical;

import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Einsum; its letters are given anew, so that no text of the file goes on. */
final class EinsumImport implements OperatorImport.Single {
  private static final String ALLOWED = "[a-zA-Z]++(?:,[a-zA-Z]++)*+(?:->[a-zA-Z]*+)?+";

  @Override
  public Value output(NodeImport node) {
    String equation = node.text("equation").replace(" ", "");
    if (!equation.matches(ALLOWED)) {
      throw node.error("equation '%s' is not supported".formatted(DisplayText.name(equation)));
    }
    int arrow = equation.indexOf("->");
    List<String> terms = List.of((arrow < 0 ? equation : equation.substring(0, arrow)).split(","));
    String result = arrow < 0 ? implicitResult(equation) : equation.substring(arrow + 2);
    List<Value> operands = IntStream.range(0, node.inputCount()).mapToObj(node::input).toList();
    Map<Integer, Size> sizes = sizes(node, terms, operands);
    if (result.chars().distinct().filter(sizes::containsKey).count() != result.length()) {
      throw node.error("equation '%s' is not well formed".formatted(DisplayText.name(equation)));
    }
    Shape shape = new Shape(result.chars().mapToObj(sizes::get).toList());
    requireWithinImage(node, sizes, result);
    return node.emit(
        "Einsum", operands, Map.of("equation", rewritten(terms, result, sizes)), shape);
  }

  private static String implicitResult(String terms) {
    Map<Integer, Long> counts =
        terms
            .replace(",", "")
            .chars()
            .boxed()
            .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .filter(e -> e.getValue() == 1)
        .map(e -> Character.toString(e.getKey()))
        .collect(Collectors.joining());
  }

  private static Map<Integer, Size> sizes(
      NodeImport node, List<String> terms, List<Value> operands) {
    Map<Integer, Size> sizes = new LinkedHashMap<>();
    if (terms.size() != operands.size()) {
      throw node.error("%d terms for %d operands".formatted(terms.size(), operands.size()));
    }
    for (int i = 0; i < terms.size(); i++) {
      Value operand = operands.get(i);
      if (terms.get(i).length() != operand.rank()) {
        throw node.error("term %d does not fit shape %s".formatted(i + 1, operand.shape()));
      }
      for (int axis = 0; axis < operand.rank(); axis++) {
        Size size = operand.size(axis);
        int letter = terms.get(i).charAt(axis);
        Size known = sizes.getOrDefault(letter, size);
        if (!known.equals(size)) {
          throw node.error("sizes %s and %s do not fit together".formatted(known, size));
        }
        sizes.put(letter, Broadcasting.sameImages(node, known, size));
      }
    }
    return sizes;
  }

  private static void requireWithinImage(NodeImport node, Map<Integer, Size> sizes, String result) {
    boolean sumsOverImages =
        sizes.entrySet().stream()
            .anyMatch(e -> !e.getValue().isFixed() && result.indexOf(e.getKey()) < 0);
    if (sumsOverImages) {
      throw node.error("sums over the images of a batch");
    }
  }

  private static String rewritten(List<String> terms, String result, Map<Integer, Size> sizes) {
    List<Integer> letters = new ArrayList<>(sizes.keySet());
    return terms.stream().map(t -> rewritten(t, letters)).collect(Collectors.joining(","))
        + "->"
        + rewritten(result, letters);
  }

  private static String rewritten(String term, List<Integer> letters) {
    StringBuilder text = new StringBuilder();
    term.chars().forEach(c -> text.append(letter(letters.indexOf(c))));
    return text.toString();
  }

  private static char letter(int index) {
    return (char) (index < 26 ? 'a' + index : 'A' + index - 26);
  }
}
