package io.trojanscope.cli;

import java.util.Locale;

/** Shares as people read them. */
final class Percent {
  private Percent() {}

  /** A share in [0, 1] as a percentage with two decimals. */
  static String of(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
