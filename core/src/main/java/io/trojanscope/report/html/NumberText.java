package io.trojanscope.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class NumberText {
  private static final MathContext SIGNIFICANT = new MathContext(3);
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;
  private static final String PERCENT = "\u202f%";

  private NumberText() {}

  /** Three significant digits: {@code 5.21}, {@code 0.0123}, {@code 1.2e-07}. */
  static String decimal(double value) {
    double magnitude = Math.abs(value);
    if (magnitude >= LARGE || (magnitude > 0 && magnitude < SMALL)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIGNIFICANT);
    return (rounded.scale() > 0 || magnitude >= 1000 ? rounded : rounded.setScale(0))
        .toPlainString()
        .replace('-', '−');
  }

  /** A share as a percentage with a decimal; only all is 100 %, only nothing is 0 %. */
  static String percent(double share) {
    if (share == 0 || share == 1) {
      return (share == 0 ? "0" : "100") + PERCENT;
    }
    if (share > 0.9995) {
      return ">\u202f99.9" + PERCENT;
    }
    if (share < 0.0005) {
      return "<\u202f0.1" + PERCENT;
    }
    return String.format(Locale.ROOT, "%.1f", 100 * share) + PERCENT;
  }

  /** A multiple, {@code 4.3}. */
  static String multiple(double value) {
    return value < LARGE ? String.format(Locale.ROOT, "%.1f", value) : decimal(value);
  }

  /** With as many decimals as show three digits of the greatest value of a column. */
  static String inColumn(double value, double greatest) {
    if (greatest >= LARGE || greatest < SMALL) {
      return decimal(value);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(greatest)));
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.matches("-[0.]+") ? text.substring(1) : text.replace('-', '−');
  }

  /** A whole number with its thousands apart. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share from 0 to 1 for use in CSS. */
  static String css(double share) {
    return String.format(Locale.ROOT, "%.3f", Math.max(0, Math.min(1, share)));
  }

  /** A share from 0 to 1 as a percentage for use in CSS and SVG. */
  static String cssPercent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, Math.min(1, share)));
  }
}
