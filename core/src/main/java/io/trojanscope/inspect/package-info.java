/** Says what a model file is, what is suspicious about it, and whether its gradients work. */
package io.trojanscope.inspect;
