/**
 * The source text of a TorchScript archive as a tree. {@link
 * io.trojanscope.torchscript.syntax.Program} is the entry: it finds the classes and functions; the
 * body of a function is parsed when it is asked for.
 */
package io.trojanscope.torchscript.syntax;
