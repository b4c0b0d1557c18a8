package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.text.Percent;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and settings as people read them. */
final class FigureText {
  private static final double ROUNDED = 1e-9;

  private FigureText() {}

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    double magnitude = Math.abs(value);
    String format = magnitude >= 100 ? "%.0f" : magnitude >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  static String percent(double share) {
    return Percent.exact(share).replace('-', '−');
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "–";
  }

  /** A share in per cent without the sign, for the narrow place over a map. */
  static String share(OptionalDouble share) {
    if (share.isEmpty()) {
      return "";
    }
    double percent = 100 * share.getAsDouble();
    boolean whole = Math.abs(percent - Math.rint(percent)) < ROUNDED;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", percent);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 image}, {@code 1,000 images}. */
  static String counted(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  static String input(StartingInput input) {
    return switch (input) {
      case BLANK -> "a blank image";
      case NOISE -> "white noise";
      case DATA -> "data";
    };
  }

  static String epsilon(float epsilon) {
    return "ε = " + epsilon;
  }

  /** Such as {@code data, ε = 0.1}, or {@code 1 blank image, 30 iterations, ε = 0.1}. */
  static String setting(BiasMapConfig config) {
    String start =
        config.input() == StartingInput.BLANK
            ? "%s, %s"
                .formatted(
                    counted(config.samples(), "blank image"),
                    counted(config.iterations(), "iteration"))
            : input(config.input());
    return start + ", " + epsilon(config.epsilon());
  }
}
