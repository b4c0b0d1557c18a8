package io.trojanscope.cli;

import io.trojanscope.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a mistyped option or command was meant to be. */
final class Suggestion {
  /** One letter in so many may be wrong. */
  private static final int LETTERS_PER_ERROR = 3;

  private Suggestion() {}

  /**
   * A question such as {@code " (did you mean --data?)"}; empty text if nothing is similar.
   *
   * @param others to fall back on if no name is close
   */
  static String of(String typed, Collection<String> names, List<String> others) {
    String plain = plain(typed);
    List<String> close =
        names.stream()
            .filter(name -> EditDistance.between(plain, plain(name)) <= most(plain))
            .sorted(
                Comparator.comparingInt((String name) -> EditDistance.between(plain, plain(name)))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(1)
            .toList();
    List<String> meant = close.isEmpty() ? others : close;
    return meant.isEmpty() ? "" : " (did you mean " + String.join(" or ", meant) + "?)";
  }

  private static int most(String plain) {
    return plain.length() < 2 ? 0 : (plain.length() + 1) / LETTERS_PER_ERROR;
  }

  /** Without the dashes and the value. */
  private static String plain(String name) {
    return name.replaceFirst("^-+", "").replaceFirst("=.*$", "");
  }
}
