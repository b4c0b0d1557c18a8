/**
 * Draws bias maps as pictures. Values in [0, 1] become grey or colour, values around 0 a diverging
 * palette; {@link io.trojanscope.report.picture.TileSheet} puts many maps into one picture, and
 * {@code Palette} holds the colours.
 */
package io.trojanscope.report.picture;
