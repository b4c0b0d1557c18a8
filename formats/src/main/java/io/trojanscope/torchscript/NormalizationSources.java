package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;
import static io.trojanscope.torchscript.Literal.real;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.Map;

/** Normalizations with the statistics of training, of an image, or of neighbouring channels. */
final class NormalizationSources {
  private static final float EPSILON = 1e-5f;

  private NormalizationSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    sources.put("BatchNormalization", ExpressionSource.of(NormalizationSources::batch));
    sources.put(
        "InstanceNormalization",
        ExpressionSource.of(
            (n, w) ->
                "torch.instance_norm(%s, %s, %s, None, None, True, 0., %s, False)"
                    .formatted(w.input(n, 0), w.input(n, 1), w.input(n, 2), epsilon(n))));
    sources.put("LayerNormalization", ExpressionSource.of(NormalizationSources::layer));
    sources.put("LRN", ExpressionSource.of(NormalizationSources::localResponse));
  }

  static String epsilon(Node node) {
    return real(node, "epsilon", EPSILON);
  }

  private static String batch(Node node, MethodWriter writer) {
    return "torch.batch_norm(%s, %s, %s, %s, %s, False, 0., %s, False)"
        .formatted(
            writer.input(node, 0),
            writer.input(node, 1),
            writer.input(node, 2),
            writer.input(node, 3),
            writer.input(node, 4),
            epsilon(node));
  }

  private static String layer(Node node, MethodWriter writer) {
    Graph graph = writer.graph();
    String scale = node.inputs().get(1);
    String shape =
        graph.constants().containsKey(scale)
            ? list(graph.constant(scale).shape().stream().map(Integer::longValue).toList())
            : "torch.size(" + writer.value(scale) + ")";
    return "torch.layer_norm(%s, %s, %s, %s, %s, False)"
        .formatted(
            writer.input(node, 0),
            shape,
            writer.value(scale),
            writer.optionalInput(node, 2),
            epsilon(node));
  }

  private static String localResponse(Node node, MethodWriter writer) {
    long size = node.attributes().integer("size", 1);
    long before = (size - 1) / 2;
    String input = writer.input(node, 0);
    String squares = writer.assign("torch.unsqueeze(torch.mul(%s, %s), 1)".formatted(input, input));
    String padded =
        writer.assign(
            "torch.constant_pad_nd(%s, [0, 0, 0, 0, %d, %d], 0)"
                .formatted(squares, before, size - 1 - before));
    String means =
        writer.assign(
            "torch.squeeze(torch.avg_pool3d(%s, [%d, 1, 1], [1, 1, 1], [0, 0, 0], False, True, None), 1)"
                .formatted(padded, size));
    return "torch.div(%s, torch.pow(torch.add(torch.mul(%s, %s), %s), %s))"
        .formatted(
            input,
            means,
            real(node, "alpha", 1e-4f),
            real(node, "bias", 1),
            real(node, "beta", 0.75f));
  }
}
