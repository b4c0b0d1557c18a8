package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another way to give images to a network.
 *
 * @param name for people: the settings that ask for it, if there are any
 * @param normalization of this way
 * @param inverted whether black and white are exchanged
 * @param reversed whether the channels are in the other order
 */
record InputVariant(String name, Normalization normalization, boolean inverted, boolean reversed) {
  /**
   * The usual ways, but that of the specification itself.
   *
   * @param statistics mean and standard deviation of the images themselves, if they have any
   */
  static List<InputVariant> usual(ModelSpec spec, Optional<Normalization> statistics) {
    int channels = spec.input().channels();
    Normalization own = spec.normalization();
    List<InputVariant> variants = new ArrayList<>();
    for (UsualNormalization usual : UsualNormalization.of(channels, statistics)) {
      if (!usual.normalization().equals(own)) {
        variants.add(
            new InputVariant(usual.options(own.isIdentity()), usual.normalization(), false, false));
      }
    }
    variants.add(new InputVariant("images with black and white exchanged", own, true, false));
    if (channels == 3) {
      variants.add(new InputVariant("the other channel-order", own, false, true));
    }
    return variants;
  }

  /** Images that a network of the specification takes as it would take those given in this way. */
  ImageBatch apply(ImageBatch images, ModelSpec spec) {
    ImageShape shape = images.shape();
    float[] values = new float[images.values().length];
    for (int start = 0; start < values.length; start += shape.area()) {
      int channel = start / shape.area() % shape.channels();
      int from = reversed ? start + (shape.channels() - 1 - 2 * channel) * shape.area() : start;
      float mean = normalization.mean().get(channel);
      float deviation = normalization.standardDeviation().get(channel);
      float ownMean = spec.normalization().mean().get(channel);
      float ownDeviation = spec.normalization().standardDeviation().get(channel);
      for (int pixel = 0; pixel < shape.area(); pixel++) {
        float intensity = images.values()[from + pixel];
        float network = ((inverted ? 1 - intensity : intensity) - mean) / deviation;
        values[start + pixel] = network * ownDeviation + ownMean;
      }
    }
    return new ImageBatch(images.count(), shape, values);
  }
}
