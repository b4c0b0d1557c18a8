/**
 * Reads the source text of a TorchScript archive without running it. {@link
 * io.trojanscope.vet.code.CodeVetter} checks its limits and collects what it declares; {@link
 * io.trojanscope.vet.code.SourceReader} splits it into statements of tokens.
 */
package io.trojanscope.vet.code;
