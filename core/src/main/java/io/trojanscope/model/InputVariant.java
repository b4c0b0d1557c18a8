package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Another way to give images to a network.
 *
 * @param name for people, with the settings that ask for it
 * @param normalization of this way
 * @param inverted whether black and white are exchanged
 * @param reversed whether the channels are in the other order
 */
record InputVariant(String name, Normalization normalization, boolean inverted, boolean reversed) {
  private static final Normalization IMAGENET =
      new Normalization(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

  /** The usual ways, but that of the specification itself. */
  static List<InputVariant> usual(ModelSpec spec) {
    int channels = spec.input().channels();
    Normalization own = spec.normalization();
    List<InputVariant> variants = new ArrayList<>();
    variants.add(plain("pixel range 0..1", uniform(channels, 0, 1)));
    variants.add(plain("pixel range 0..255", uniform(channels, 0, 1 / 255f)));
    variants.add(plain("pixel range -1..1", uniform(channels, 0.5f, 0.5f)));
    if (channels == 3) {
      variants.add(plain("mean 0.485,0.456,0.406 and std 0.229,0.224,0.225", IMAGENET));
    }
    variants.removeIf(variant -> variant.normalization.equals(own));
    variants.add(new InputVariant("images with black and white exchanged", own, true, false));
    if (channels == 3) {
      variants.add(new InputVariant("the other channel order", own, false, true));
    }
    return variants;
  }

  private static InputVariant plain(String name, Normalization normalization) {
    return new InputVariant(name, normalization, false, false);
  }

  private static Normalization uniform(int channels, float mean, float deviation) {
    return new Normalization(
        Collections.nCopies(channels, mean), Collections.nCopies(channels, deviation));
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
