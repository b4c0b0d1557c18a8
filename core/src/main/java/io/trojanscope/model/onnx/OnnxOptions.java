package io.trojanscope.model.onnx;

import io.trojanscope.image.ImageShape;
import java.util.Optional;

/**
 * What a file does not say about itself, or says in a way that needs a choice.
 *
 * @param output name of the output that holds the logits
 * @param images shape of one image
 * @param pixelOrder order of the axes in the network's input
 */
public record OnnxOptions(
    Optional<String> output, Optional<ImageShape> images, Optional<PixelOrder> pixelOrder) {
  /** Everything as the file says. */
  public static final OnnxOptions NONE =
      new OnnxOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
