package io.trojanscope.torchscript;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network in training as a TorchScript module with three methods.
 *
 * <p>{@code gradients(x, y)}: images and int64 labels to the cross-entropy summed over the images,
 * the number of right predictions, the gradient of each parameter in the order of {@link
 * #parameterNames}, and, times the number of images, each of {@link #statisticNames}. Batch
 * normalization uses the mean and variance of these images. Changes nothing, so several threads may
 * call it at once.
 *
 * <p>{@code update(rate, correction, g..., s...)}: one step of Adam (Kingma and Ba 2015, betas 0.9
 * and 0.999, epsilon 1e-8) with {@code rate = learningRate / (1 - 0.9^t)} and {@code correction =
 * sqrt(1 - 0.999^t)}, both scalars; a running statistic becomes 0.9 of itself plus 0.1 of the new
 * one.
 *
 * <p>{@code parameters(x)}: the parameters and running statistics in row-major order; x is not
 * read.
 */
public final class TrainingModule {
  private static final String ALL = "List[Tensor]";

  private final Graph graph;
  private final Buffers buffers = new Buffers(MemoryLayout.CHANNELS_LAST);

  private TrainingModule(Graph graph) {
    this.graph = graph;
  }

  /** Names of the weights, in the order of the methods' lists. */
  public static List<String> parameterNames(Graph graph) {
    Set<String> weights = Weights.of(graph);
    return graph.constants().keySet().stream().filter(weights::contains).toList();
  }

  /** Names of the running means and variances (unbiased) of batch normalizations. */
  public static List<String> statisticNames(Graph graph) {
    return graph.nodes().stream()
        .filter(BatchStatistics::areOf)
        .flatMap(node -> node.inputs().subList(3, 5).stream())
        .distinct()
        .toList();
  }

  /** Names of all constants that training changes, in the order of the method's list. */
  public static List<String> changedNames(Graph graph) {
    return Stream.concat(parameterNames(graph).stream(), statisticNames(graph).stream()).toList();
  }

  /**
   * Writes a network with its present weights.
   *
   * @throws InvalidInputException if it has none
   */
  public static TorchScriptModule of(Graph graph) {
    if (parameterNames(graph).isEmpty()) {
      throw new InvalidInputException(
          "training: expected a network with weights, found none in its %d operators; give another"
              .formatted(graph.nodes().size()));
    }
    TrainingModule module = new TrainingModule(PoolBeforeRelu.rewrite(PaddingSplit.apply(graph)));
    String methods = module.gradientsMethod() + module.updateMethod() + module.parametersMethod();
    return module.buffers.module(methods);
  }

  private String gradientsMethod() {
    MethodWriter writer = new MethodWriter(graph, buffers);
    List<String> leaves = new ArrayList<>();
    for (String name : parameterNames(graph)) {
      String alias = writer.assign("torch.detach(" + parameter(name) + ")");
      leaves.add(writer.assign("torch.requires_grad_(" + alias + ", True)"));
      writer.define(name, leaves.get(leaves.size() - 1));
    }
    writer.define(graph.input(), writer.assign("torch.contiguous(x, memory_format=2)"));
    List<String> statistics = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (BatchStatistics.areOf(node)) {
        statistics.addAll(BatchStatistics.write(node, writer));
      } else {
        Operators.of(node).forward(node, writer);
      }
    }
    String logits = writer.value(graph.output());
    String loss = writer.assign("torch.nll_loss(torch.log_softmax(" + logits + ", 1), y, None, 2)");
    String right = writer.assign("torch.sum(torch.eq(torch.argmax(" + logits + ", 1), y))");
    List<String> results = new ArrayList<>(List.of("torch.detach(" + loss + ")", right));
    String gradients =
        writer.assign("torch.autograd.grad([" + loss + "], [" + String.join(", ", leaves) + "])");
    for (int i = 0; i < leaves.size(); i++) {
      results.add("unchecked_cast(Tensor, " + gradients + "[" + i + "])");
    }
    results.addAll(statistics);
    return writer.method("gradients", List.of("x", "y"), ALL, listOf(results));
  }

  private String updateMethod() {
    MethodWriter writer = new MethodWriter(graph, buffers);
    List<String> inputs = new ArrayList<>(List.of("rate", "correction"));
    for (String name : parameterNames(graph)) {
      String gradient = "g" + (inputs.size() - 2);
      inputs.add(gradient);
      writeAdam(writer, name, gradient);
    }
    for (String name : statisticNames(graph)) {
      String latest = "s" + inputs.size();
      inputs.add(latest);
      writer.assign(
          "torch.add_(torch.mul_(%s, 0.9), %s, alpha=0.1)".formatted(parameter(name), latest));
    }
    return writer.method("update", inputs, "Tensor", "rate");
  }

  private void writeAdam(MethodWriter writer, String name, String gradient) {
    Tensor initial = graph.constant(name);
    String first = buffers.derived(name, "first moment", () -> Tensor.zeros(initial.shape()));
    String second = buffers.derived(name, "second moment", () -> Tensor.zeros(initial.shape()));
    writer.assign("torch.add_(torch.mul_(" + first + ", 0.9), " + gradient + ", alpha=0.1)");
    writer.assign(
        "torch.addcmul_(torch.mul_(%s, 0.999), %s, %s, value=0.001)"
            .formatted(second, gradient, gradient));
    String spread =
        writer.assign("torch.add(torch.div(torch.sqrt(" + second + "), correction), 1e-08)");
    writer.assign(
        "torch.sub_(%s, torch.mul(torch.div(%s, %s), rate))"
            .formatted(parameter(name), first, spread));
  }

  private String parametersMethod() {
    MethodWriter writer = new MethodWriter(graph, buffers);
    List<String> copies =
        changedNames(graph).stream()
            .map(name -> "torch.clone(" + parameter(name) + ", memory_format=0)")
            .toList();
    return writer.method("parameters", List.of("x"), ALL, listOf(copies));
  }

  private String parameter(String name) {
    return buffers.constant(name, graph.constant(name));
  }

  private static String listOf(List<String> expressions) {
    return "[" + String.join(", ", expressions) + "]";
  }
}
