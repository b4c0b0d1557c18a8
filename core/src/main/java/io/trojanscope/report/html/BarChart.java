package io.trojanscope.report.html;

import java.util.List;

/**
 * Values as horizontal bars, each labelled with its number.
 *
 * @param folded bars that stand in a fold
 * @param leftOut what is not shown, or empty
 */
record BarChart(String caption, String labels, List<Bar> bars, List<Bar> folded, String leftOut) {
  /**
   * @param index the class's number where its name is not just that; else empty
   * @param width of the bar, a CSS percentage
   * @param aside a second number, or empty
   * @param peak whether it is the largest
   */
  record Bar(String label, String index, String width, String value, String aside, boolean peak) {}
}
