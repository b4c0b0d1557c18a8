/**
 * Runs TorchScript with libtorch through DJL, the only inference code that knows the tensor
 * library. {@link io.trojanscope.model.djl.TorchEngine} loads the native libraries and sets one
 * thread per call; {@link io.trojanscope.model.djl.ModuleNetwork} calls the methods of a loaded
 * module; {@link io.trojanscope.model.djl.GraphClassifier} runs a graph of our own in this process.
 */
package io.trojanscope.model.djl;
