package io.trojanscope.text;

import java.util.stream.IntStream;

/** Tells how similar two names are. */
public final class EditDistance {
  private EditDistance() {}

  /** Levenshtein: how many letters are changed, added or left out; 0 for equal texts. */
  public static int between(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
