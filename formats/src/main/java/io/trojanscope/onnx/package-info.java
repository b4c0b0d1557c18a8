/** ONNX files: networks written as ONNX, and read back. */
package io.trojanscope.onnx;
