package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.measure.Concentration;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the paper says of patches at random places (figures 13 to 16). */
final class RandomPlaceClaims {
  private static final int PATCH_SIDE = 6;

  private RandomPlaceClaims() {}

  /**
   * @param fixed the same settings with the patch at its place, one for each shown
   */
  static List<Claim> of(List<Comparison> shown, List<Comparison> fixed, StepRunner runner) {
    List<Claim> claims = new ArrayList<>();
    claims.add(spreads(shown, fixed, runner.data().shape()));
    claims.addAll(LikenessClaims.of(shown));
    return claims;
  }

  private static Claim spreads(List<Comparison> shown, List<Comparison> fixed, ImageShape shape) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      OptionalDouble random = concentration(shown.get(i), shape);
      OptionalDouble place = concentration(fixed.get(i), shape);
      tally = tally.withLess(random, place);
      values.add(
          "%s: %s against %s"
              .formatted(
                  FigureText.setting(shown.get(i).config()),
                  FigureText.percent(random),
                  FigureText.percent(place)));
    }
    return new Claim(
        "A patch at random places shows all over the target's map instead of in one place.",
        "Largest share of the energy of the target's difference map (backdoored minus clean) in any"
            + " window of 6 × 6 pixels: smaller than with the patch at its place. Settings where"
            + " one is unknown are left out.",
        tally.verdict(),
        "True in "
            + tally
            + " settings; random place against fixed: "
            + String.join("; ", values)
            + ".");
  }

  private static OptionalDouble concentration(Comparison comparison, ImageShape shape) {
    Optional<float[]> difference = Comparison.difference(comparison.target());
    return difference.isPresent()
        ? OptionalDouble.of(Concentration.largestShare(shape, difference.get(), PATCH_SIDE))
        : OptionalDouble.empty();
  }
}
