package io.trojanscope.model.djl;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.LogitsOutput;
import java.nio.file.Path;

/**
 * A TorchScript archive, and how to run what it holds.
 *
 * @param name what errors call the model
 * @param file the archive; loading it runs its code
 * @param generated whether it holds an {@link io.trojanscope.model.torchscript.InferenceModule},
 *     whose own gradient is then used
 * @param output where the logits are; of no account if generated
 * @param input shape of one input image
 * @param classes number of logits
 */
public record ModuleArchive(
    String name,
    Path file,
    boolean generated,
    LogitsOutput output,
    ImageShape input,
    int classes) {}
