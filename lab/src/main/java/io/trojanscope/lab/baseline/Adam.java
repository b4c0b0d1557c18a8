package io.trojanscope.lab.baseline;

/** Adam (Kingma and Ba 2015) on an array of parameters. */
final class Adam {
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final double beta1;
  private final double beta2;
  private final double[] first;
  private final double[] second;
  private double power1 = 1;
  private double power2 = 1;

  /**
   * @param parameters number of parameters
   */
  Adam(int parameters, double rate, double beta1, double beta2) {
    this.rate = rate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.first = new double[parameters];
    this.second = new double[parameters];
  }

  /** One step down the gradient. */
  void step(double[] parameters, double[] gradient) {
    power1 *= beta1;
    power2 *= beta2;
    for (int i = 0; i < parameters.length; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
      double deviation = Math.sqrt(second[i] / (1 - power2)) + EPSILON;
      parameters[i] -= rate * (first[i] / (1 - power1)) / deviation;
    }
  }
}
