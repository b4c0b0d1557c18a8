package io.trojanscope.torchscript;

import java.util.Map;
import java.util.Set;

/**
 * A module without weights that takes the gradient through a network that another module computed.
 *
 * <p>{@code track(x)} gives {@code (leaf, copy)}: the values of x as a tensor to take gradients
 * with respect to, and a copy of it to feed to the network, which may change what it is given.
 *
 * <p>{@code gradient(z, leaf, a, w)}: with {@code J = sum_i a_i LSE(z_i) + sum_ik w_ik z_ik}, a N x
 * 1 and w N x K, gives dJ/dleaf. Its starting point dJ/dz = a softmax(z) + w is written out, so
 * that the loss itself need not be differentiated.
 *
 * <p>{@code logarithm(p)} gives log p, that of the least normal float32 where p is below it; there
 * its gradient is 0.
 */
public final class AutogradModule {
  /** Name of the method that makes a tensor to take gradients with respect to. */
  public static final String TRACK = "track";

  /** Name of the method that gives the gradient. */
  public static final String GRADIENT = "gradient";

  /** Name of the method from probabilities to logits. */
  public static final String LOGARITHM = "logarithm";

  private static final String METHODS =
      """
        def track(self: __torch__.Network,
          x: Tensor) -> Tuple[Tensor, Tensor]:
          leaf = torch.requires_grad_(torch.detach(x), True)
          return (leaf, torch.clone(leaf, memory_format=0))
        def gradient(self: __torch__.Network,
          z: Tensor,
          leaf: Tensor,
          a: Tensor,
          w: Tensor) -> Tensor:
          direction = torch.add(torch.mul(torch.softmax(torch.detach(z), 1), a), w)
          gradients = torch.autograd.grad([torch.sum(torch.mul(z, direction))], [leaf])
          return torch.contiguous(unchecked_cast(Tensor, gradients[0]))
        def logarithm(self: __torch__.Network,
          p: Tensor) -> Tensor:
          return torch.log(torch.clamp_min(p, 1.0e-37))
      """;

  private AutogradModule() {}

  /** The module. */
  public static TorchScriptModule create() {
    return new TorchScriptModule(Map.of(), Set.of(), METHODS);
  }
}
