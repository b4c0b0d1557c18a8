/**
 * The source text of a TorchScript archive: tokens, declarations, names and operators, each checked
 * without running any of it.
 */
package io.trojanscope.vet.code;
