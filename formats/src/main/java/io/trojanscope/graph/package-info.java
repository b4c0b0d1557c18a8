/**
 * Networks as data: operators in the sense of ONNX, their attributes and constants. Built-in
 * networks and imported files become a {@link io.trojanscope.graph.Graph}; what runs, trains or
 * saves a network starts from it.
 */
@PublicApi({Attributes.class, ElementType.class, Graph.class, Node.class, Tensor.class})
package io.trojanscope.graph;

import io.trojanscope.api.PublicApi;
