package io.trojanscope.torchscript;

import io.trojanscope.graph.Node;
import java.util.List;

/** Batch normalization with the mean and variance of the images at hand, as in training. */
final class BatchStatistics {
  private BatchStatistics() {}

  static boolean areOf(Node node) {
    return node.operator().equals("BatchNormalization");
  }

  /**
   * Writes the node and defines its output.
   *
   * @return variables of the mean and of the unbiased variance, each times the number of images
   */
  static List<String> write(Node node, MethodWriter writer) {
    String input = writer.input(node, 0);
    String epsilon = NormalizationSources.epsilon(node);
    String output = writer.fresh();
    String mean = writer.fresh();
    String inverse = writer.fresh();
    writer.statement(
        "%s, %s, %s = torch.native_batch_norm(%s, %s, %s, None, None, True, 0., %s)"
            .formatted(
                output,
                mean,
                inverse,
                input,
                writer.input(node, 1),
                writer.input(node, 2),
                epsilon));
    writer.define(node.output(), output);
    String images = writer.assign("torch.size(" + input + ", 0)");
    String values =
        writer.assign("torch.floordiv(torch.numel(%s), torch.size(%s, 1))".formatted(input, input));
    String biased =
        writer.assign(
            "torch.sub(torch.reciprocal(torch.mul(%s, %s)), %s)"
                .formatted(inverse, inverse, epsilon));
    String unbiased =
        writer.assign(
            "torch.div(torch.mul(%s, %s), torch.sub(%s, 1))".formatted(biased, values, values));
    return List.of(
        writer.assign("torch.detach(torch.mul(%s, %s))".formatted(mean, images)),
        writer.assign("torch.detach(torch.mul(%s, %s))".formatted(unbiased, images)));
  }
}
