package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.result.paper.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the paper says of maps of triggers that are hard to see (figures 20 and 21). */
final class LowVisibilityClaims {
  private LowVisibilityClaims() {}

  /**
   * @param patch the same settings with a patch as the trigger, one for each shown
   */
  static List<Claim> of(List<Comparison> shown, List<Comparison> patch) {
    return List.of(largestAtTarget(shown), hardToSee(shown, patch));
  }

  private static Claim largestAtTarget(List<Comparison> shown) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : shown) {
      Claims.Peak peak = Claims.Peak.of(comparison);
      tally = comparison.isReadable() ? tally.with(peak == Claims.Peak.TARGET) : tally;
      values.add(
          FigureText.setting(comparison.config())
              + ": "
              + Curves.peak(comparison.ranking()).stream()
                  .mapToObj(Integer::toString)
                  .findFirst()
                  .orElse("–"));
    }
    return new Claim(
        "Although not very clear, the map of the target seems to differ more than the others.",
        "The class whose maps of the two models lie farthest apart is the target."
            + Claims.READABLE,
        tally.verdict(),
        "True in " + tally + " settings; the class is: " + String.join("; ", values) + ".");
  }

  private static Claim hardToSee(List<Comparison> shown, List<Comparison> patch) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      OptionalDouble own = Prominence.ofTarget(shown.get(i));
      OptionalDouble visible = Prominence.ofTarget(patch.get(i));
      tally = tally.withLess(own, visible);
      values.add(
          "%s: %s against %s"
              .formatted(
                  FigureText.setting(shown.get(i).config()),
                  FigureText.number(own),
                  FigureText.number(visible)));
    }
    return new Claim(
        "Such a trigger is a serious challenge: it shows less in the maps than a patch does.",
        "Distance of the target's maps over the median of the unaffected classes: smaller than with"
            + " the C-shaped patch, from as many samples. Settings where one is unknown are left"
            + " out.",
        tally.verdict(),
        "True in "
            + tally
            + " settings; this trigger against the patch: "
            + String.join("; ", values)
            + ".");
  }
}
