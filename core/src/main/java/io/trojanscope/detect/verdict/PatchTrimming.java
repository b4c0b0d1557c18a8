package io.trojanscope.detect.verdict;

import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.detect.search.MarginEffectMeasurement;
import io.trojanscope.detect.search.TriggerEffect;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Cuts rows and columns off the edges of a patch that hardly matter to its effect. */
final class PatchTrimming {
  /** Share of the whole patch's effect that the rest keeps. Chosen by hand. */
  private static final double KEPT_EFFECT = 0.9;

  /** A cut takes a tenth of the patch. Chosen by hand. */
  private static final int CUTS_PER_SIDE = 10;

  private final MarginEffectMeasurement trial;
  private final ImageShape shape;

  /**
   * @param trial measures the effect in the suspect
   */
  PatchTrimming(MarginEffectMeasurement trial, ImageShape shape) {
    this.trial = trial;
    this.shape = shape;
  }

  /**
   * Trims a patch.
   *
   * @param patch a candidate whose mask is 1 in a window and 0 elsewhere
   */
  CandidateTrigger trim(CandidateTrigger patch) {
    Region window = window(patch.mask(), shape);
    double needed = KEPT_EFFECT * effect(patch, window);
    while (true) {
      Region best = null;
      double strongest = needed;
      for (Region smaller : smaller(window)) {
        double effect = effect(patch, smaller);
        if (effect >= strongest) {
          strongest = effect;
          best = smaller;
        }
      }
      if (best == null) {
        return cut(patch, window);
      }
      window = best;
    }
  }

  /** The window of a mask that is 1 there and 0 elsewhere. */
  static Region window(float[] mask, ImageShape shape) {
    int top = shape.height();
    int left = shape.width();
    int bottom = 0;
    int right = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] > 0) {
        top = Math.min(top, i / shape.width());
        left = Math.min(left, i % shape.width());
        bottom = Math.max(bottom, i / shape.width() + 1);
        right = Math.max(right, i % shape.width() + 1);
      }
    }
    return new Region(top, bottom, left, right);
  }

  private static List<Region> smaller(Region window) {
    int height = window.rowEnd() - window.rowStart();
    int width = window.columnEnd() - window.columnStart();
    int rows = Math.max(1, height / CUTS_PER_SIDE);
    int columns = Math.max(1, width / CUTS_PER_SIDE);
    Stream<Region> shorter =
        height <= rows ? Stream.empty() : Stream.of(top(window, rows), bottom(window, rows));
    Stream<Region> narrower =
        width <= columns
            ? Stream.empty()
            : Stream.of(left(window, columns), right(window, columns));
    return Stream.concat(shorter, narrower).toList();
  }

  private static Region top(Region r, int cut) {
    return new Region(r.rowStart() + cut, r.rowEnd(), r.columnStart(), r.columnEnd());
  }

  private static Region bottom(Region r, int cut) {
    return new Region(r.rowStart(), r.rowEnd() - cut, r.columnStart(), r.columnEnd());
  }

  private static Region left(Region r, int cut) {
    return new Region(r.rowStart(), r.rowEnd(), r.columnStart() + cut, r.columnEnd());
  }

  private static Region right(Region r, int cut) {
    return new Region(r.rowStart(), r.rowEnd(), r.columnStart(), r.columnEnd() - cut);
  }

  private double effect(CandidateTrigger patch, Region window) {
    CandidateTrigger part = cut(patch, window);
    return trial
        .effects(
            (imageShape, images, offset) -> TriggerStamp.apply(part, imageShape, images, offset),
            List.of(patch.pair()),
            TriggerEffect.IMAGES)
        .get(0)
        .inSuspect();
  }

  private CandidateTrigger cut(CandidateTrigger patch, Region window) {
    float[] mask = new float[shape.area()];
    for (int row = window.rowStart(); row < window.rowEnd(); row++) {
      int start = row * shape.width();
      Arrays.fill(mask, start + window.columnStart(), start + window.columnEnd(), 1);
    }
    return new CandidateTrigger(patch.pair(), mask, patch.pattern(), patch.converged());
  }
}
