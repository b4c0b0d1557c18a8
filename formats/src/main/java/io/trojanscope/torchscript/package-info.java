/**
 * TorchScript written from Java: a network becomes source text and tensors, packed as the archive
 * that libtorch loads. Knows nothing of the library that runs it.
 */
package io.trojanscope.torchscript;
