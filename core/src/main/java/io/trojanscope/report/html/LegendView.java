package io.trojanscope.report.html;

import java.util.List;

/**
 * What the colours mean.
 *
 * @param ticks values from the left end of the strip to its right end
 */
record LegendView(String title, PictureView strip, List<String> ticks) {}
