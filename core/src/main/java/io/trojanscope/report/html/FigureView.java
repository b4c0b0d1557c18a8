package io.trojanscope.report.html;

import java.util.Optional;

/**
 * A picture with a line above and a line below.
 *
 * @param heading whose picture it is
 * @param figure the number over the map, or empty
 * @param picture empty if there is nothing to draw
 * @param note the line below, or empty
 */
record FigureView(String heading, String figure, Optional<PictureView> picture, String note) {}
