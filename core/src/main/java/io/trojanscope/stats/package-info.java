/** Statistics that know nothing of images or models. */
package io.trojanscope.stats;
