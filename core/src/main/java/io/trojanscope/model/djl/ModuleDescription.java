package io.trojanscope.model.djl;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.LogitsOutput;

/**
 * How to run what a TorchScript archive holds.
 *
 * @param name what errors call the model
 * @param generated whether it holds an {@link io.trojanscope.model.torchscript.InferenceModule},
 *     whose own gradient is then used
 * @param output where the logits are; of no account if generated
 * @param input shape of one input image
 * @param classes number of logits
 */
public record ModuleDescription(
    String name, boolean generated, LogitsOutput output, ImageShape input, int classes) {}
