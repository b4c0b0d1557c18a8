package io.trojanscope.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** P-values as people read them, the same in every locale. */
public final class PValueText {
  private static final MathContext SIGNIFICANT = new MathContext(2);
  private static final double SMALL = 1e-4;

  private PValueText() {}

  /** Two significant digits: {@code 0.0004}, {@code 0.37}, {@code 1}, {@code 2.1e-07}. */
  public static String of(double pValue) {
    return pValue > 0 && pValue < SMALL
        ? String.format(Locale.ROOT, "%.1e", pValue)
        : new BigDecimal(pValue).round(SIGNIFICANT).stripTrailingZeros().toPlainString();
  }
}
