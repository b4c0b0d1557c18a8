/** Images and labelled image sets: float32, channels first, intensities in [0, 1]. */
package io.trojanscope.image;
