package io.trojanscope.torchscript;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network in training as a TorchScript module with four methods.
 *
 * <p>{@code gradients(x, y)}: images and int64 labels to the cross-entropy summed over the images,
 * the number of right predictions, the gradient of each parameter in the order of {@link
 * #parameterNames}, and, times the number of images, each of {@link #statisticNames}. Batch
 * normalization uses the mean and variance of these images. Changes nothing, so several threads may
 * call it at once.
 *
 * <p>{@code update(scalars..., g..., s...)}: one step of an {@link UpdateRule}, whose scalars come
 * first; a running statistic becomes 0.9 of itself plus 0.1 of the new one.
 *
 * <p>{@code parameters(x)}: the parameters and running statistics in row-major order; {@code
 * moments(x)}: what the rule keeps of each parameter, in the order of {@link #momentNames}; x is
 * not read.
 */
public final class TrainingModule {
  private static final String ALL = "List[Tensor]";

  private final Graph graph;
  private final UpdateRule rule;
  private final float labelSmoothing;
  private final Map<String, Tensor> moments;
  private final Buffers buffers = new Buffers(MemoryLayout.CHANNELS_LAST);

  private TrainingModule(
      Graph graph, UpdateRule rule, float labelSmoothing, Map<String, Tensor> moments) {
    this.graph = graph;
    this.rule = rule;
    this.labelSmoothing = labelSmoothing;
    this.moments = moments;
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

  /** Names of what the rule keeps of the parameters, with the shapes of these. */
  public static Map<String, List<Integer>> momentNames(Graph graph, UpdateRule rule) {
    Map<String, List<Integer>> names = new LinkedHashMap<>();
    for (String parameter : parameterNames(graph)) {
      for (String moment : rule.moments()) {
        names.put(momentName(parameter, moment), graph.constant(parameter).shape());
      }
    }
    return names;
  }

  private static String momentName(String parameter, String moment) {
    return moment + " of " + parameter;
  }

  /**
   * Writes a network with its present weights.
   *
   * @param labelSmoothing share of the label that is spread over all classes, in [0, 1)
   * @param moments by name, if training continues; missing ones are zeros
   * @throws InvalidInputException if it has none
   */
  public static TorchScriptModule of(
      Graph graph, UpdateRule rule, float labelSmoothing, Map<String, Tensor> moments) {
    if (parameterNames(graph).isEmpty()) {
      throw new InvalidInputException(
          "training: expected a network with weights, found none in its %d operators; give another"
              .formatted(graph.nodes().size()));
    }
    Graph rewritten = PoolBeforeRelu.rewrite(PaddingSplit.apply(graph));
    TrainingModule module = new TrainingModule(rewritten, rule, labelSmoothing, moments);
    return module.buffers.module(
        module.gradientsMethod()
            + module.updateMethod()
            + module.parametersMethod()
            + module.momentsMethod());
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
    String loss = loss(writer, logits);
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

  private String loss(MethodWriter writer, String logits) {
    String logarithms = writer.assign("torch.log_softmax(" + logits + ", 1)");
    String ofLabels = writer.assign("torch.nll_loss(" + logarithms + ", y, None, 2)");
    if (labelSmoothing == 0) {
      return ofLabels;
    }
    String ofAll = writer.assign("torch.sum(torch.mean(" + logarithms + ", [1], False))");
    return writer.assign(
        "torch.sub(torch.mul(%s, %s), torch.mul(%s, %s))"
            .formatted(
                ofLabels,
                Literal.real(1 - (double) labelSmoothing),
                ofAll,
                Literal.real(labelSmoothing)));
  }

  private String updateMethod() {
    MethodWriter writer = new MethodWriter(graph, buffers);
    List<String> inputs = new ArrayList<>(rule.scalars());
    for (String name : parameterNames(graph)) {
      String gradient = "g" + inputs.size();
      inputs.add(gradient);
      rule.write(writer, parameter(name), gradient, moments(name));
    }
    for (String name : statisticNames(graph)) {
      String latest = "s" + inputs.size();
      inputs.add(latest);
      writer.assign(
          "torch.add_(torch.mul_(%s, 0.9), %s, alpha=0.1)".formatted(parameter(name), latest));
    }
    return writer.method("update", inputs, "Tensor", "rate");
  }

  private List<String> moments(String parameter) {
    Tensor zeros = Tensor.zeros(graph.constant(parameter).shape());
    return rule.moments().stream()
        .map(
            moment ->
                buffers.derived(
                    parameter,
                    moment,
                    () -> moments.getOrDefault(momentName(parameter, moment), zeros)))
        .toList();
  }

  private String parametersMethod() {
    return copiesMethod("parameters", changedNames(graph).stream().map(this::parameter));
  }

  private String momentsMethod() {
    return copiesMethod(
        "moments", parameterNames(graph).stream().flatMap(name -> moments(name).stream()));
  }

  private String copiesMethod(String name, Stream<String> buffersToCopy) {
    List<String> copies =
        buffersToCopy.map(buffer -> "torch.clone(" + buffer + ", memory_format=0)").toList();
    return new MethodWriter(graph, buffers).method(name, List.of("x"), ALL, listOf(copies));
  }

  private String parameter(String name) {
    return buffers.constant(name, graph.constant(name));
  }

  private static String listOf(List<String> expressions) {
    return "[" + String.join(", ", expressions) + "]";
  }
}
