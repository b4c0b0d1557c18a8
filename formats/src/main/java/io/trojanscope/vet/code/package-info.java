/**
 * Checks the source text of a TorchScript archive without running it. {@link
 * io.trojanscope.vet.code.CodeVetter} is the entry: the text is split into tokens, tokens into
 * declarations, and each name and operator is compared with the lists of known ones.
 */
package io.trojanscope.vet.code;
