/**
 * Networks as data: operators with the meaning of ONNX opset {@link
 * io.trojanscope.graph.Graph#OPSET}, their attributes and their constants. Built-in networks and
 * imported files become a {@link io.trojanscope.graph.Graph}, a list of {@link
 * io.trojanscope.graph.Node} in execution order with constants by name. Whatever runs, trains or
 * saves a network starts from it. Start with {@code Graph}.
 */
@PublicApi({Attributes.class, ElementType.class, Graph.class, Node.class, Tensor.class})
package io.trojanscope.graph;

import io.trojanscope.api.PublicApi;
