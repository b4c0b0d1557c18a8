package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the paper says of maps from blank images (figure 3). */
final class BlankClaims {
  private BlankClaims() {}

  /**
   * @param shown that of one image and that of many, both of as many iterations, come first and
   *     last
   */
  static List<Claim> of(List<Comparison> shown, List<Comparison> others, StepRunner runner) {
    // Blank images are alike, so the maps of many are those of one and would count twice.
    List<Comparison> different = shown.subList(0, shown.size() - 1);
    List<Claim> claims = new ArrayList<>();
    claims.add(Claims.lookLikeImages(different, Claims.meanImages(runner.data().test())));
    claims.add(
        Claims.triggerStandsOut(
            different, TriggerCells.energy(shown.get(0).planted(), runner.data().test())));
    claims.addAll(LikenessClaims.of(different));
    claims.add(moreSamples(shown.get(0), shown.get(shown.size() - 1)));
    claims.add(
        new Claim(
            "The clean models' maps hardly change from experiment to experiment.",
            "One clean model serves all experiments here, so there is nothing to compare.",
            Verdict.UNTESTED,
            "Not measured."));
    return claims;
  }

  private static Claim moreSamples(Comparison one, Comparison many) {
    double largest = 0;
    for (int c = 0; c < one.maps().size(); c++) {
      largest = Math.max(largest, largestDifference(one.maps().get(c), many.maps().get(c)));
    }
    return new Claim(
        "More samples change the outcome (so the paper's caption has it).",
        "Largest difference of a pixel between the backdoored model's maps from "
            + one.config().samples()
            + " and from "
            + many.config().samples()
            + " blank images: above 0.",
        largest > 0 ? Verdict.HELD : Verdict.FAILED,
        "The largest difference is "
            + FigureText.number(largest)
            + ". All blank images are equal and the attack is deterministic, so it must be 0; the"
            + " caption seems to lack a “not”.");
  }

  private static double largestDifference(MapComparison first, MapComparison second) {
    Optional<float[]> a = Comparison.backdooredMean(first);
    Optional<float[]> b = Comparison.backdooredMean(second);
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() == b.isPresent() ? 0 : 1;
    }
    double largest = 0;
    for (float difference : Comparison.subtract(a.get(), b.get())) {
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }
}
