package io.trojanscope.result.paper;

/**
 * Something that the paper says, and what was measured about it.
 *
 * @param statement what is said, in our own words
 * @param measure how it was put to the test
 * @param outcome what came out, in numbers
 */
public record Claim(String statement, String measure, Verdict verdict, String outcome) {
  /** Whether a claim was found to be so. */
  public enum Verdict {
    HELD,
    /** In some cases, or by some measure. */
    PARTLY,
    FAILED,
    /** Nothing here can tell. */
    UNTESTED
  }
}
