/**
 * Turns the code of a TorchScript archive into a {@link io.trojanscope.graph.Graph}, without
 * running any of it in libtorch. {@link io.trojanscope.torchscript.convert.TorchScriptReader} is
 * the entry: it follows {@code forward} statement by statement for one shape of image, with an
 * unknown number of images. What depends on shapes and constants alone is computed; what depends on
 * pixels becomes an operator of the graph.
 */
package io.trojanscope.torchscript.convert;
