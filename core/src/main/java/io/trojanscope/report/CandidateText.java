package io.trojanscope.report;

import io.trojanscope.detect.ScanFindings;

/** Describes a trigger that was found in a model that is not called backdoored. */
public final class CandidateText {
  private CandidateText() {}

  /** A sentence without its full stop. */
  public static String of(ScanFindings result) {
    return "the strongest candidate for a trigger; "
        + (result.pValue() > result.config().alpha()
            ? "its p-value is above alpha, as clean models have similar candidates"
            : "a check did not confirm it");
  }
}
