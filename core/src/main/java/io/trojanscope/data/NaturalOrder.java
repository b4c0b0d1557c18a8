package io.trojanscope.data;

import java.util.Comparator;

/** Compares names with the numbers in them by value, so that 2 comes before 10. */
final class NaturalOrder implements Comparator<String> {
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String first, String second) {
    int i = 0;
    int j = 0;
    while (i < first.length() && j < second.length()) {
      int endOfFirst = endOfPart(first, i);
      int endOfSecond = endOfPart(second, j);
      int order = compareParts(first.substring(i, endOfFirst), second.substring(j, endOfSecond));
      if (order != 0) {
        return order;
      }
      i = endOfFirst;
      j = endOfSecond;
    }
    int rest = Integer.compare(first.length() - i, second.length() - j);
    return rest != 0 ? rest : first.compareTo(second);
  }

  /** A part is one character, or a run of digits. */
  private static int endOfPart(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return Math.max(end, start + 1);
  }

  private static int compareParts(String first, String second) {
    if (!isDigit(first.charAt(0)) || !isDigit(second.charAt(0))) {
      return first.compareTo(second);
    }
    String a = withoutLeadingZeros(first);
    String b = withoutLeadingZeros(second);
    int byLength = Integer.compare(a.length(), b.length());
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
