package io.trojanscope.detect.screening;

import io.trojanscope.model.Logits;

/**
 * The loss {@code -ln(1 - p_s)} that images of a class s leave it with, p being the softmax. At
 * given logits it is replaced by the linear function of the logits with the same gradient.
 */
final class EscapeLoss {
  private EscapeLoss() {}

  /**
   * Sets the weights of the linear loss of one image.
   *
   * @param logits at which it is linear
   * @param source the class s
   * @param weights images x classes
   */
  static void weigh(Logits logits, int source, int image, float[] weights) {
    int classes = logits.classes();
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      greatest = c == source ? greatest : Math.max(greatest, logits.get(image, c));
    }
    double others = 0;
    for (int c = 0; c < classes; c++) {
      others += c == source ? 0 : Math.exp(logits.get(image, c) - greatest);
    }
    double margin = logits.get(image, source) - greatest - Math.log(others);
    double probability = 1 / (1 + Math.exp(-margin));
    for (int c = 0; c < classes; c++) {
      weights[image * classes + c] =
          (float)
              (c == source
                  ? probability
                  : -probability * Math.exp(logits.get(image, c) - greatest) / others);
    }
  }
}
