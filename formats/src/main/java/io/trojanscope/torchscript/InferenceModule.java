package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A network in inference mode as a TorchScript module with two methods.
 *
 * <p>{@code forward(x)}: images (N x C x H x W) to logits (N x K).
 *
 * <p>{@code gradient(x, a, w)}: with {@code J = sum_i a_i LSE(z_i) + sum_ik w_ik z_ik}, a N x 1 and
 * w N x K, gives the logits and dJ/dx. From the input on, as long as the network is a chain of
 * operators whose gradient is known here, the backward pass is written out; the rest is left to
 * {@code torch.autograd.grad}.
 */
public final class InferenceModule {
  /** Name of the method from images to logits. */
  public static final String FORWARD = "forward";

  /** Name of the method that also gives the input's gradient. */
  public static final String GRADIENT = "gradient";

  private final Graph graph;
  private final Buffers buffers;

  private InferenceModule(Graph graph, Buffers buffers) {
    this.graph = graph;
    this.buffers = buffers;
  }

  /** Writes a network. */
  public static TorchScriptModule of(Graph graph, MemoryLayout layout) {
    Buffers buffers = new Buffers(layout);
    InferenceModule module = new InferenceModule(InferenceRewrites.apply(graph), buffers);
    return buffers.module(module.forwardMethod() + module.gradientMethod());
  }

  private String forwardMethod() {
    MethodWriter writer = begin();
    graph.nodes().forEach(node -> Operators.of(node).forward(node, writer));
    return writer.method(FORWARD, List.of("x"), "Tensor", writer.value(graph.output()));
  }

  private String gradientMethod() {
    MethodWriter writer = begin();
    LeadingChain chain = LeadingChain.of(graph);
    Set<Node> chained = Set.copyOf(chain.nodes());
    List<String> kept = new ArrayList<>();
    for (Node node : graph.nodes().subList(0, chain.end())) {
      if (chained.contains(node)) {
        kept.add(Operators.of(node).record(node, writer));
      } else {
        Operators.of(node).forward(node, writer);
      }
    }
    String gradient =
        chain.last().equals(graph.output())
            ? lossGradient(writer, writer.value(graph.output()))
            : autograd(writer, chain);
    for (int i = chain.nodes().size() - 1; i >= 0; i--) {
      Node node = chain.nodes().get(i);
      gradient = Operators.of(node).backward(node, writer, gradient, kept.get(i));
    }
    String result = "(%s, torch.contiguous(%s))".formatted(writer.value(graph.output()), gradient);
    return writer.method(GRADIENT, List.of("x", "a", "w"), "Tuple[Tensor, Tensor]", result);
  }

  private MethodWriter begin() {
    MethodWriter writer = new MethodWriter(graph, buffers);
    String input =
        buffers.layout() == MemoryLayout.CHANNELS_LAST
            ? writer.assign("torch.contiguous(x, memory_format=2)")
            : "x";
    writer.define(graph.input(), input);
    return writer;
  }

  /** dJ/dz = a softmax(z) + w. */
  private static String lossGradient(MethodWriter writer, String logits) {
    return writer.assign("torch.add(torch.mul(torch.softmax(" + logits + ", 1), a), w)");
  }

  /** Gradient with respect to the value where the chain ends. */
  private String autograd(MethodWriter writer, LeadingChain chain) {
    String start = writer.assign("torch.detach(" + writer.value(chain.last()) + ")");
    String leaf = writer.assign("torch.requires_grad_(" + start + ", True)");
    writer.define(chain.last(), leaf);
    List<Node> rest = graph.nodes().subList(chain.end(), graph.nodes().size());
    rest.forEach(node -> Operators.of(node).forward(node, writer));
    String logits = writer.value(graph.output());
    String cotangent = lossGradient(writer, writer.assign("torch.detach(" + logits + ")"));
    String loss = writer.assign("torch.sum(torch.mul(" + logits + ", " + cotangent + "))");
    String gradients = writer.assign("torch.autograd.grad([" + loss + "], [" + leaf + "])");
    writer.define(graph.output(), writer.assign("torch.detach(" + logits + ")"));
    return writer.assign("unchecked_cast(Tensor, " + gradients + "[0])");
  }
}
