package io.trojanscope.text;

import java.util.Locale;

/** Shares as people read them. */
public final class Percent {
  private Percent() {}

  /** A share in [0, 1] as a percentage with a decimal, {@code 97.3 %}. */
  public static String of(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** With two decimals, for numbers that differ by little, {@code 97.31 %}. */
  public static String exact(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
