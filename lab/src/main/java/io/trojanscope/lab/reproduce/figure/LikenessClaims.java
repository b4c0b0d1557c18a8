package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.result.paper.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** That an attack leaves the maps of the other classes alone, tested in two ways. */
final class LikenessClaims {
  /** Share of the target's distance up to which the others' is small. */
  private static final double SMALL = 0.5;

  private static final String STATEMENT =
      "The maps of the classes that are neither source nor target look alike in both models";

  private LikenessClaims() {}

  static List<Claim> of(List<Comparison> comparisons) {
    return List.of(close(comparisons), together(comparisons));
  }

  /** By distance: the strict test. */
  private static Claim close(List<Comparison> comparisons) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      OptionalDouble target = Curves.distance(comparison.ranking(), comparison.planted().target());
      OptionalDouble others = Curves.medianOfOthers(comparison.ranking(), comparison.affected());
      if (target.isPresent() && others.isPresent()) {
        tally = tally.with(others.getAsDouble() <= SMALL * target.getAsDouble());
      }
      values.add(
          "%s: %s against %s"
              .formatted(
                  FigureText.setting(comparison.config()),
                  FigureText.number(others),
                  FigureText.number(target)));
    }
    return new Claim(
        STATEMENT + ", by their distance.",
        "Median Euclidean distance between the two models' maps of those classes: at most half of"
            + " the target's. Settings where one is unknown are left out.",
        tally.verdict(),
        "True in "
            + tally
            + " settings; median against target: "
            + String.join("; ", values)
            + ".");
  }

  /** By correlation: the lenient test. */
  private static Claim together(List<Comparison> comparisons) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      tally = tally.with(Likeness.ofUnaffected(comparison));
      values.add(
          "%s: %s and %s"
              .formatted(
                  FigureText.setting(comparison.config()),
                  FigureText.number(Likeness.medianCorrelation(comparison)),
                  FigureText.number(Likeness.targetCorrelation(comparison))));
    }
    return new Claim(
        STATEMENT + ", as they correlate.",
        "Of the clean model's maps, the one that such a map of the backdoored model correlates with"
            + " most is that of the same class. Easier to pass than the test by distance, and added"
            + " after that one had failed.",
        tally.verdict(),
        "True for "
            + tally
            + " maps. Median correlation of the two models' maps of such a class, and that of the"
            + " target: "
            + String.join("; ", values)
            + ".");
  }
}
