package io.trojanscope.cli;

import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.util.Locale;

/** What {@code doctor} says about one thing. */
record DoctorCheck(Status status, String subject, String text) {
  /** Whether it is as it should be. */
  enum Status {
    OK,
    /** It works with less protection or speed. */
    WARN,
    /** Scans cannot run. */
    FAIL
  }

  static DoctorCheck of(boolean right, Status otherwise, String subject, String text) {
    return new DoctorCheck(right ? Status.OK : otherwise, subject, text);
  }

  /** On one line. */
  String line() {
    return String.format(
        Locale.ROOT, "%-4s  %-18s %s", EnumText.lower(status), subject, DisplayText.inert(text));
  }
}
