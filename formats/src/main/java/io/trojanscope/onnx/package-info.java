/**
 * Reads and writes ONNX files. {@link io.trojanscope.onnx.OnnxReader} parses a file within limits,
 * reads its weights, also those in external files, and passes the nodes to {@code onnx.canonical},
 * which returns a {@link io.trojanscope.graph.Graph}. {@link io.trojanscope.onnx.OnnxWriter} writes
 * a graph together with its specification as metadata. Start with {@code OnnxReader}.
 */
package io.trojanscope.onnx;
