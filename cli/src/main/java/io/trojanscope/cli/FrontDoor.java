package io.trojanscope.cli;

import io.trojanscope.Trojanscope;
import io.trojanscope.progress.ProgressListener;

/** The library's entry point as commands use it. */
final class FrontDoor {
  private FrontDoor() {}

  /** Adds to a builder that what is noticed is printed. */
  static Trojanscope.Builder of(
      Trojanscope.Builder builder, int threads, ProgressListener progress, Console console) {
    return builder
        .threads(threads)
        .progress(progress)
        .remarks(console::remark)
        .warnings(console::warn);
  }
}
