/**
 * Saves networks and opens them again, as ONNX or TorchScript by the ending of the file name.
 * {@link io.trojanscope.modelfile.ModelFiles} checks the path, then calls the reader or writer of
 * the format.
 */
package io.trojanscope.modelfile;
