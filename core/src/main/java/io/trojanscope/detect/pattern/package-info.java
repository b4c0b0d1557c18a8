/**
 * Changes of an image that a few numbers describe: sinusoids, low-frequency waves, warps and tone
 * curves. A scan tries each of them as it is.
 */
package io.trojanscope.detect.pattern;
