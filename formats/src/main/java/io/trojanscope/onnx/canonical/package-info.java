/**
 * Nodes of any ONNX operator set in one canonical form: shapes inferred for any number of images N,
 * what can be known beforehand computed, optional attributes and inputs made explicit, and rarer
 * operators written with commoner ones. What comes out has the meaning of opset {@link
 * io.trojanscope.graph.Graph#OPSET}.
 */
package io.trojanscope.onnx.canonical;
