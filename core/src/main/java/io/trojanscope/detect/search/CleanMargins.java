package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.stats.RobustScale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a model prefers the class of clean images to another one: the mean of {@code z_s - z_t}
 * over held-out images of class s, where z are logits. It is the unit of a trigger's effect, since
 * models differ in the scale of their logits.
 */
final class CleanMargins {
  /** Least margin of a pair, as a share of the typical one. Chosen by hand. */
  private static final double LEAST_SHARE = 0.2;

  private final List<double[]> bySource;
  private final double typical;

  private CleanMargins(List<double[]> bySource) {
    this.bySource = bySource;
    this.typical =
        RobustScale.median(
            IntStream.range(0, bySource.size())
                .boxed()
                .flatMapToDouble(
                    s ->
                        IntStream.range(0, bySource.size())
                            .filter(t -> t != s)
                            .mapToDouble(t -> bySource.get(s)[t]))
                .toArray());
  }

  static CleanMargins of(Classifier model, ClassSamples samples, OrderedWorkers workers) {
    List<double[]> bySource = new ArrayList<>();
    workers.forEach(
        samples.images().classCount(),
        source -> margins(model, samples, (int) source),
        bySource::add);
    return new CleanMargins(bySource);
  }

  private static double[] margins(Classifier model, ClassSamples samples, int source) {
    int[] chosen = samples.heldOut(source, TriggerEffect.IMAGES);
    ImageBatch images = samples.images().batch(chosen);
    Logits logits = model.logits(images);
    double[] margins = new double[logits.classes()];
    for (int image = 0; image < chosen.length; image++) {
      for (int c = 0; c < margins.length; c++) {
        margins[c] += (logits.get(image, source) - logits.get(image, c)) / chosen.length;
      }
    }
    return margins;
  }

  /** Margin of a pair, above 0. */
  double of(ClassPair pair) {
    return Math.max(bySource.get(pair.source())[pair.target()], LEAST_SHARE * typical());
  }

  /** The median over the pairs, above 0. */
  double typical() {
    return Math.max(typical, Float.MIN_NORMAL);
  }
}
