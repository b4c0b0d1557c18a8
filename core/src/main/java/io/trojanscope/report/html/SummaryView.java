package io.trojanscope.report.html;

import java.util.List;

/**
 * What the result says, in a few sentences.
 *
 * @param closeUp large pictures of the one thing to look at
 * @param legends of these pictures, which have a scale of their own
 */
record SummaryView(
    String lead,
    List<String> sentences,
    String closeUpTitle,
    List<FigureView> closeUp,
    List<LegendView> legends) {}
