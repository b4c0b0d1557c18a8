package io.trojanscope.model.loader;

import io.trojanscope.model.loader.ModelFact.Source;

/** A value, and who says so. */
record Sourced<T>(T value, Source source) {
  /** As a fact to report. */
  ModelFact as(String subject) {
    return as(subject, value.toString());
  }

  /** As a fact to report in other words. */
  ModelFact as(String subject, String text) {
    return new ModelFact(subject, text, source);
  }
}
