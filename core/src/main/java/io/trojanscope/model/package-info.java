/**
 * What a classifier is to the rest of the library: logits, and gradients with respect to the input.
 */
package io.trojanscope.model;
