package io.trojanscope.report.html;

import java.util.List;

/**
 * A recovered trigger.
 *
 * @param title what it is called
 * @param lead for which classes it was found, and where it sits
 * @param figures mask and pattern, as far as its kind has them
 * @param samples real images without and with it
 * @param note how to read the samples, or why there are none
 */
record TriggerView(
    String title,
    String lead,
    List<Fact> facts,
    List<FigureView> figures,
    List<LegendView> legends,
    List<MapBlock> samples,
    String note) {}
