package io.trojanscope.report.html;

/**
 * A named value.
 *
 * @param code whether the value is a hash or the like, to be set in a fixed-width font
 */
record Fact(String term, String value, boolean code) {
  Fact(String term, String value) {
    this(term, value, false);
  }
}
