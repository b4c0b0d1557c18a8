package io.trojanscope.benchmarks;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.TorchScriptModule;
import io.trojanscope.train.Networks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paper's network as a user of PyTorch writes it down, with nothing done for speed. */
final class PlainNetwork {
  static final ImageShape SHAPE = new ImageShape(1, 28, 28);
  static final int CLASSES = 10;
  static final Graph GRAPH = Networks.paperCnn(SHAPE, CLASSES, 1);

  private static final String NETWORK =
      """
          z1 = torch.relu(torch.conv2d(x, w1, b1, [1, 1], [0, 0], [1, 1], 1))
          p1 = torch.max_pool2d(z1, [2, 2], [2, 2], [0, 0], [1, 1], False)
          z2 = torch.relu(torch.conv2d(p1, w2, b2, [1, 1], [0, 0], [1, 1], 1))
          p2 = torch.max_pool2d(z2, [2, 2], [2, 2], [0, 0], [1, 1], False)
          h = torch.relu(torch.linear(torch.flatten(p2, 1, -1), w3, b3))
          z = torch.linear(h, w4, b4)
      """;
  private static final List<String> NAMES = List.of("w1", "b1", "w2", "b2", "w3", "b3", "w4", "b4");

  private PlainNetwork() {}

  static ModelSpec spec() {
    return new ModelSpec(
        SHAPE,
        Normalization.identity(1),
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  /**
   * {@code forward(x)}: logits. {@code all(x, y)}: cross-entropy's gradient with respect to the
   * images and, as the paper's notebook computes it too, to every weight; returns that of the
   * images.
   */
  static TorchScriptModule module() {
    Map<String, Tensor> buffers = new LinkedHashMap<>();
    List<String> layers = List.of("conv1", "conv2", "fc1", "fc2");
    for (int i = 0; i < layers.size(); i++) {
      buffers.put(NAMES.get(2 * i), GRAPH.constant(layers.get(i) + ".weight"));
      buffers.put(NAMES.get(2 * i + 1), GRAPH.constant(layers.get(i) + ".bias"));
    }
    return new TorchScriptModule(buffers, Set.of(), forward() + all());
  }

  private static String forward() {
    StringBuilder text = new StringBuilder(signature("forward", "x: Tensor"));
    NAMES.forEach(name -> text.append("    %s = self.%s\n".formatted(name, name)));
    return text.append(NETWORK).append("    return z\n").toString();
  }

  private static String all() {
    StringBuilder text = new StringBuilder(signature("all", "x0: Tensor, y: Tensor"));
    text.append("    x = torch.requires_grad_(torch.detach(x0), True)\n");
    NAMES.forEach(
        name ->
            text.append(
                "    %s = torch.requires_grad_(torch.detach(self.%s), True)\n"
                    .formatted(name, name)));
    text.append(NETWORK);
    text.append("    l = torch.nll_loss(torch.log_softmax(z, 1), y)\n");
    text.append("    g = torch.autograd.grad([l], [x, %s])\n".formatted(String.join(", ", NAMES)));
    return text.append("    return unchecked_cast(Tensor, g[0])\n").toString();
  }

  private static String signature(String method, String parameters) {
    return "  def %s(self: %s, %s) -> Tensor:\n"
        .formatted(method, TorchScriptModule.CLASS_NAME, parameters);
  }
}
