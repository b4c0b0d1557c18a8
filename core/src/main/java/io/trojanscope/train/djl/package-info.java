/**
 * Trains networks with libtorch through DJL, the only training code that knows the tensor library.
 * A batch is cut into two shards, whatever the number of threads; their gradients are added in a
 * fixed order and an optimizer changes the weights.
 */
package io.trojanscope.train.djl;
