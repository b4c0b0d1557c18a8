package io.trojanscope.model;

import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.PixelOrder;

/** From intensities in [0, 1] to a network's input values, and back for gradients. */
public final class InputScaling {
  private final ImageShape shape;
  private final Normalization normalization;
  private final InputLayout layout;

  /**
   * @param shape of an image
   * @param normalization in the order of the images' channels
   */
  public InputScaling(ImageShape shape, Normalization normalization, InputLayout layout) {
    this.shape = shape;
    this.normalization = normalization;
    this.layout = layout;
  }

  private boolean isIdentity() {
    return normalization.isIdentity() && layout.equals(InputLayout.OF_IMAGES);
  }

  /** Input values of the network; the array given where they are the intensities themselves. */
  public float[] networkInput(float[] intensities) {
    if (isIdentity()) {
      return intensities;
    }
    float[] values = new float[intensities.length];
    for (int start = 0; start < values.length; start += shape.area()) {
      int channel = start / shape.area() % shape.channels();
      float mean = normalization.mean().get(channel);
      float deviation = normalization.standardDeviation().get(channel);
      int target = target(start, channel);
      int step = step();
      for (int pixel = 0; pixel < shape.area(); pixel++) {
        values[target + pixel * step] = (intensities[start + pixel] - mean) / deviation;
      }
    }
    return values;
  }

  /**
   * A gradient with respect to intensities, from one with respect to the network's input values;
   * the array given where they are the same.
   */
  float[] intensityGradient(float[] gradient) {
    if (isIdentity()) {
      return gradient;
    }
    float[] values = new float[gradient.length];
    for (int start = 0; start < values.length; start += shape.area()) {
      int channel = start / shape.area() % shape.channels();
      float deviation = normalization.standardDeviation().get(channel);
      int source = target(start, channel);
      int step = step();
      for (int pixel = 0; pixel < shape.area(); pixel++) {
        values[start + pixel] = gradient[source + pixel * step] / deviation;
      }
    }
    return values;
  }

  /** Where the first pixel of an image's channel lies in the network's input. */
  private int target(int start, int channel) {
    int image = start - channel * shape.area();
    int position =
        layout.channelOrder() == ChannelOrder.BGR ? shape.channels() - 1 - channel : channel;
    return layout.pixelOrder() == PixelOrder.CHANNELS_LAST
        ? image + position
        : image + position * shape.area();
  }

  /** How far apart the pixels of a channel lie in the network's input. */
  private int step() {
    return layout.pixelOrder() == PixelOrder.CHANNELS_LAST ? shape.channels() : 1;
  }
}
