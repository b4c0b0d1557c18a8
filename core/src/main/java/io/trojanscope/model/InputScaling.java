package io.trojanscope.model;

/** From intensities in [0, 1] to a network's input values, and back for gradients. */
final class InputScaling {
  private InputScaling() {}

  /** Input values of the network; the array given where they are the intensities themselves. */
  static float[] normalize(float[] intensities, ModelSpec spec) {
    Normalization normalization = spec.normalization();
    if (normalization.isIdentity()) {
      return intensities;
    }
    float[] values = new float[intensities.length];
    int area = spec.input().area();
    for (int i = 0; i < values.length; i++) {
      int channel = i / area % spec.input().channels();
      values[i] =
          (intensities[i] - normalization.mean().get(channel))
              / normalization.standardDeviation().get(channel);
    }
    return values;
  }

  /** Turns a gradient with respect to input values into one with respect to intensities. */
  static void scaleGradient(float[] gradient, ModelSpec spec) {
    Normalization normalization = spec.normalization();
    if (normalization.isIdentity()) {
      return;
    }
    int area = spec.input().area();
    for (int i = 0; i < gradient.length; i++) {
      int channel = i / area % spec.input().channels();
      gradient[i] /= normalization.standardDeviation().get(channel);
    }
  }
}
