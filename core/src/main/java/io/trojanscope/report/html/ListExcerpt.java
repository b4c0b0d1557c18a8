package io.trojanscope.report.html;

import java.util.List;

/**
 * What of a long list stands open, what in a fold, and what is left out.
 *
 * @param total length of the whole list
 */
record ListExcerpt<T>(List<T> open, List<T> folded, int total) {
  /** How many stand open; up to this many classes, all do. */
  static final int OPEN = 20;

  /** How many rows of text a fold holds. */
  static final int FOLDED_ROWS = 480;

  /** How many blocks of pictures a fold holds. */
  static final int FOLDED_BLOCKS = 80;

  /** The first {@link #OPEN} open and at most {@code fold} more in a fold. */
  static <T> ListExcerpt<T> first(List<T> items, int fold) {
    int open = Math.min(OPEN, items.size());
    int end = Math.min(open + fold, items.size());
    return new ListExcerpt<>(items.subList(0, open), items.subList(open, end), items.size());
  }

  /** Says how many are not shown at all; empty if none. */
  String leftOut(String what) {
    int missing = total - open.size() - folded.size();
    return missing == 0
        ? ""
        : NumberText.count(missing)
            + " more "
            + what
            + " are left out of this page; the JSON record holds them all.";
  }
}
