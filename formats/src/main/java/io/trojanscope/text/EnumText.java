package io.trojanscope.text;

import java.util.Locale;

/** Enum constants in files, options and messages: their names in lower case. */
public final class EnumText {
  private EnumText() {}

  /** With underscores: {@code one_cycle}. */
  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** With hyphens: {@code one-cycle}. */
  public static String hyphenated(Enum<?> value) {
    return lower(value).replace('_', '-');
  }

  /** As words: {@code one cycle}. */
  public static String words(Enum<?> value) {
    return lower(value).replace('_', ' ');
  }
}
