package io.trojanscope.train;

import io.trojanscope.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What constants hold before a network is trained. */
final class InitialTensors {
  private InitialTensors() {}

  /** Uniform in +-1/sqrt(fan-in), as PyTorch initialises weights. */
  static Tensor uniform(List<Integer> shape, int fanIn, SplittableRandom random) {
    double bound = 1 / Math.sqrt(fanIn);
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.floats()[i] = (float) random.nextDouble(-bound, bound);
    }
    return tensor;
  }

  /** Normal with mean 0. */
  static Tensor normal(List<Integer> shape, double deviation, SplittableRandom random) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      // Box and Muller; SplittableRandom has no Gaussian of fixed bits over Java's versions.
      double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
      tensor.floats()[i] = (float) (normal * deviation);
    }
    return tensor;
  }

  /** The same value everywhere. */
  static Tensor filled(List<Integer> shape, float value) {
    Tensor tensor = Tensor.zeros(shape);
    Arrays.fill(tensor.floats(), value);
    return tensor;
  }
}
