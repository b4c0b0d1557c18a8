package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.evaluate.ClassMean;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Resemblance;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.paper.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Claims that several figures share. */
final class Claims {
  /** Which curves of distances are counted. */
  static final String READABLE =
      " Maps of fewer than a tenth of the samples are left out, and curves that keep fewer than"
          + " half of the classes that the attack leaves alone.";

  private Claims() {}

  /** The trigger stands out in the target's map, and only there and only with the backdoor. */
  static Claim triggerStandsOut(List<Comparison> comparisons, TriggerEnergy energy) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      OptionalDouble contrast = comparison.contrast(comparison.target(), energy);
      OptionalInt rank = contrastRank(comparison, energy);
      tally = tally.with(contrast.orElse(0) > 1 && rank.orElse(0) == 1);
      values.add(
          "%s: %s× (rank %s)"
              .formatted(
                  FigureText.setting(comparison.config()),
                  FigureText.number(contrast),
                  rank.isPresent() ? rank.getAsInt() : "–"));
    }
    return new Claim(
        "The trigger shows in the target's map of the backdoored model, more than in the clean"
            + " model's.",
        "Mean square of the target's map inside the planted cells over that outside, backdoored"
            + " over clean: above 1, and the largest of all classes.",
        tally.verdict(),
        "True in " + tally + " settings: " + String.join("; ", values) + ".");
  }

  private static OptionalInt contrastRank(Comparison comparison, TriggerEnergy energy) {
    double own = comparison.contrast(comparison.target(), energy).orElse(Double.NaN);
    return Double.isNaN(own)
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int)
                comparison.maps().stream()
                    .map(maps -> comparison.contrast(maps, energy))
                    .filter(contrast -> contrast.isPresent() && contrast.getAsDouble() >= own)
                    .count());
  }

  /** The maps look like the images of their classes. */
  static Claim lookLikeImages(List<Comparison> comparisons, List<float[]> meanImages) {
    Tally tally = Tally.NONE;
    for (Comparison comparison : comparisons) {
      for (MapComparison maps : comparison.maps()) {
        tally = tally.with(resembles(Comparison.backdooredMean(maps), maps, meanImages));
        tally = tally.with(resembles(Comparison.cleanMean(maps), maps, meanImages));
      }
    }
    return new Claim(
        "The bias maps resemble the images of their classes (in the paper, digits).",
        "Of the mean test images of all classes, the one that a map correlates with most is that of"
            + " the map's own class.",
        tally.verdict(),
        "True for %s maps of both models; %d in %d by chance."
            .formatted(tally, 1, meanImages.size()));
  }

  private static Tally resembles(
      Optional<float[]> map, MapComparison maps, List<float[]> meanImages) {
    return map.isEmpty()
        ? Tally.NONE
        : Tally.NONE.with(Resemblance.mostAlike(map.get(), meanImages) == maps.key().predicted());
  }

  /** Mean image of each class; black where it has none. */
  static List<float[]> meanImages(LabeledImages images) {
    float[][] means = new float[images.classCount()][images.shape().size()];
    ClassMean.ofEachClass(images, ProgressListener.NONE)
        .forEach(mean -> means[mean.label()] = mean.mean());
    return List.of(means);
  }

  /** Where the curve of distances has its peak. */
  enum Peak {
    TARGET,
    SOURCE,
    NEITHER;

    static Peak of(Comparison comparison) {
      OptionalInt peak = Curves.peak(comparison.ranking());
      if (peak.isEmpty() || !comparison.affected().contains(peak.getAsInt())) {
        return NEITHER;
      }
      return peak.getAsInt() == comparison.planted().target() ? TARGET : SOURCE;
    }
  }
}
