package io.trojanscope.result;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.Verdict;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Counts;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Checks the parts of a scan's result against the images' shape and the number of classes. */
final class ScanChecks {
  private final ImageShape shape;
  private final int classes;

  ScanChecks(ImageShape shape, int classes) {
    this.shape = shape;
    this.classes = classes;
  }

  void requireFitting(ScanFindings result) {
    requireFinite("score", result.score());
    requirePValue(result.pValue());
    requireFinite("statistic", result.statistic().orElse(0));
    require(
        result.statistic().isPresent() || result.verdict() == Verdict.INCONCLUSIVE,
        "a statistic, or the verdict INCONCLUSIVE",
        "none with " + result.verdict());
    DocumentPart.check("target", () -> requireClass(result.target()));
    DocumentPart.check("source", () -> requireClass(result.source()));
    require(
        result.source().isEmpty() || result.target().isPresent(),
        "a target class where there is a source class",
        "none");
    require(
        result.source().isEmpty() || !result.source().equals(result.target()),
        "two different classes as source and target",
        result.source() + " twice");
    Set<ClassPair> seen = new HashSet<>();
    for (PairStatistic pair : result.pairs()) {
      DocumentPart.check("pairs", () -> requireFitting(pair));
      require(seen.add(pair.pair()), "one entry per pair", "two for " + pair.pair());
    }
    result.trigger().ifPresent(found -> DocumentPart.check("trigger", () -> requireFitting(found)));
    for (NullScore score : result.nulls()) {
      requireFinite("null score", score.score());
      require(
          score.type() == result.trigger().map(RecoveredTrigger::type).orElse(score.type()),
          "null scores of the trigger's type",
          score.type().toString());
    }
  }

  void requireFitting(ScanSample sample) {
    PixelArrays.require(shape, sample.image());
    requireClass(sample.label());
    requireFitting(sample.suspect());
    sample.reference().ifPresent(this::requireFitting);
  }

  void requireFitting(ConfusionMatrix matrix) {
    Matrices.require(matrix, classes);
  }

  private void requireFitting(ScanSample.Predictions predictions) {
    requireClass(predictions.before());
    requireClass(predictions.after());
  }

  private void requireFitting(PairStatistic pair) {
    requireFitting(pair.pair());
    requireFinite("statistic", pair.statistic());
    requirePValue(pair.pValue());
  }

  private void requireFitting(RecoveredTrigger trigger) {
    requireFitting(trigger.pair());
    PixelArrays.require(new ImageShape(1, shape.height(), shape.width()), trigger.mask().length);
    PixelArrays.require(shape, trigger.pattern().length);
    require(
        trigger.gain() > 0 && Float.isFinite(trigger.gain()),
        "a finite gain above 0",
        Float.toString(trigger.gain()));
    trigger.box().ifPresent(this::requireInside);
    requireFitting(trigger.suspectSuccess());
    trigger.referenceSuccess().ifPresent(ScanChecks::requireFitting);
  }

  private static void requireFitting(TriggerSuccessRate rate) {
    Counts.require(0, rate.images());
    require(
        rate.successes() >= 0 && rate.successes() <= rate.images(),
        "at most as many successes as images",
        rate.successes() + " of " + rate.images());
    require(
        rate.lower() >= 0 && rate.lower() <= rate.upper() && rate.upper() <= 1,
        "an interval within [0, 1]",
        rate.lower() + " to " + rate.upper());
  }

  private void requireInside(Region box) {
    require(
        box.rowEnd() <= shape.height() && box.columnEnd() <= shape.width(),
        "a box within " + shape.height() + "x" + shape.width() + " pixels",
        box.toString());
  }

  private void requireFitting(ClassPair pair) {
    requireClass(pair.source());
    requireClass(pair.target());
  }

  private void requireClass(OptionalInt index) {
    index.ifPresent(this::requireClass);
  }

  private void requireClass(int index) {
    ClassIndex.require(index, classes);
  }

  private static void requirePValue(double pValue) {
    require(pValue > 0 && pValue <= 1, "a p-value in (0, 1]", Double.toString(pValue));
  }

  private static void requireFinite(String what, double value) {
    require(Double.isFinite(value), "a finite " + what, Double.toString(value));
  }

  private static void require(boolean condition, String expected, String found) {
    if (!condition) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }
}
