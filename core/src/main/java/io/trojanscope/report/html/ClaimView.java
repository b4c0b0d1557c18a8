package io.trojanscope.report.html;

/**
 * A claim and what came of it.
 *
 * @param figure id of its figure
 * @param style of the verdict
 */
record ClaimView(
    String figure,
    String figureName,
    String statement,
    String measure,
    String verdict,
    String style,
    String outcome) {}
