package io.trojanscope.lab.reproduce;

import io.trojanscope.lab.artefact.ArtefactStore;
import io.trojanscope.lab.reproduce.step.Step;
import java.util.List;
import java.util.OptionalDouble;

/** Estimates how long steps take, by how long others took on this machine. */
final class TimeLeft {
  private static final double LEAST = 0.3;
  private static final double MOST = 20;
  private static final int MINUTE = 60;

  private double expected;
  private double taken;

  /** Learns from the steps that are done. */
  void learn(ArtefactStore store, Step<?> done) {
    OptionalDouble seconds = store.seconds(done.key());
    if (seconds.isPresent()) {
      expected += done.seconds();
      taken += seconds.getAsDouble();
    }
  }

  /** Seconds for the steps. */
  double seconds(List<Step<?>> steps, int threads) {
    double nominal = steps.stream().mapToDouble(Step::seconds).sum();
    double factor = expected > 0 ? taken / expected : 2.0 / Math.min(2, threads);
    return nominal * Math.max(LEAST, Math.min(MOST, factor));
  }

  /** {@code about 35 min}. */
  String inWords(List<Step<?>> steps, int threads) {
    double seconds = seconds(steps, threads);
    return seconds < MINUTE
        ? "less than a minute"
        : "about " + Math.round(seconds / MINUTE) + " min";
  }
}
