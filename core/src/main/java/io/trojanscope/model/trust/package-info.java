/**
 * Checks whether a search by gradients can see what a model does, before one is made. {@link
 * io.trojanscope.model.trust.ModelTrust} is the entry. What it finds never clears a model: it only
 * gives reasons against a verdict.
 */
package io.trojanscope.model.trust;
