/**
 * Writes networks as TorchScript. Graph rewrites first fuse operators; then a writer per operator
 * emits source text for the forward pass and for the gradient with respect to the input; at last
 * {@link io.trojanscope.torchscript.TorchScriptArchive} packs text and tensors as the archive that
 * libtorch loads. {@link io.trojanscope.torchscript.InferenceModule} is the entry for models that
 * run, {@link io.trojanscope.torchscript.TrainingModule} for models that train. Nothing here knows
 * the library that runs the result.
 */
package io.trojanscope.torchscript;
