package io.trojanscope.result;

/** Says which part of a document a failed check is about. */
final class DocumentPart {
  private DocumentPart() {}

  /**
   * Runs a check.
   *
   * @throws IllegalArgumentException as the check does, with the place before its message
   */
  static void check(String place, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }
}
