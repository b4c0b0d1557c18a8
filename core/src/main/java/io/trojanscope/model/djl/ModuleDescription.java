package io.trojanscope.model.djl;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;

/**
 * How to run what a TorchScript archive holds.
 *
 * @param name of the model in errors
 * @param generated whether it holds an {@link io.trojanscope.torchscript.InferenceModule}, whose
 *     own gradient is then used
 * @param output where the logits are; of no account if generated
 * @param kind what that output holds; of no account if generated
 * @param input shape of one input image
 * @param pixelOrder order of the input's axes
 * @param classes number of logits
 */
public record ModuleDescription(
    String name,
    boolean generated,
    LogitsOutput output,
    OutputKind kind,
    ImageShape input,
    PixelOrder pixelOrder,
    int classes) {
  /** A module from images, channels first, to logits. */
  public ModuleDescription(
      String name, boolean generated, LogitsOutput output, ImageShape input, int classes) {
    this(name, generated, output, OutputKind.LOGITS, input, PixelOrder.CHANNELS_FIRST, classes);
  }
}
