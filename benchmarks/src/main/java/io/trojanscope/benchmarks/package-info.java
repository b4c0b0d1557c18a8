/** Speed of the product, as a ratio to baselines measured in the same run. */
package io.trojanscope.benchmarks;
