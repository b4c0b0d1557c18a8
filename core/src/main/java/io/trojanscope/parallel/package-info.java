/**
 * Spreads work over threads such that results do not depend on their number. {@link
 * io.trojanscope.parallel.OrderedWorkers} computes batches on several threads and passes the
 * results on in their order, on one thread.
 */
package io.trojanscope.parallel;
