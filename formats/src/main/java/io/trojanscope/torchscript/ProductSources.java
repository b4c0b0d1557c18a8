package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Node;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Products of matrices, and the transpose of a convolution. */
final class ProductSources {
  private static final String EQUATION = "[a-zA-Z]++(?:,[a-zA-Z]++)*+->[a-zA-Z]*+";

  private ProductSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    sources.put("Gemm", new GemmSource());
    sources.put(LinearSource.NAME, new LinearSource());
    sources.put(
        "MatMul",
        ExpressionSource.of(
            (n, w) -> "torch.matmul(%s, %s)".formatted(w.input(n, 0), w.input(n, 1))));
    sources.put("Einsum", ExpressionSource.of(ProductSources::einsum));
    sources.put("ConvTranspose", ExpressionSource.of(ProductSources::transposedConvolution));
  }

  private static String einsum(Node node, MethodWriter writer) {
    String equation = node.attributes().text("equation", "");
    if (!equation.matches(EQUATION)) {
      throw new InvalidInputException(
          "node '%s': expected an equation of letters, found another".formatted(node.name()));
    }
    String operands = node.inputs().stream().map(writer::value).collect(Collectors.joining(", "));
    return "torch.einsum(\"%s\", [%s])".formatted(equation, operands);
  }

  private static String transposedConvolution(Node node, MethodWriter writer) {
    Window window = Window.ofConvolution(node, writer.graph());
    Attributes attributes = node.attributes();
    List<Long> added =
        attributes.integers("output_padding", Collections.nCopies(window.axes(), 0L));
    return "torch.conv_transpose%dd(%s, %s, %s, %s, %s, %s, %d, %s)"
        .formatted(
            window.axes(),
            writer.input(node, 0),
            writer.input(node, 1),
            writer.optionalInput(node, 2),
            list(window.strides()),
            list(window.before()),
            list(added),
            attributes.integer("group", 1),
            list(window.dilations()));
  }
}
