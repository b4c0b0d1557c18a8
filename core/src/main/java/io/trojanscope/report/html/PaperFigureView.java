package io.trojanscope.report.html;

import java.util.List;

/**
 * A figure of a reproduced paper.
 *
 * @param name such as {@code Figure 8}, or empty if the paper has no such figure
 */
record PaperFigureView(
    String id,
    String name,
    String title,
    List<Fact> settings,
    List<ClaimView> claims,
    List<PanelGroup> groups) {}
