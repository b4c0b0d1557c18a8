package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.measure.Resemblance;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the paper says of maps of a model with a patch from data and noise (figures 4 to 7). */
final class PatchClaims {
  private static final float SMALL_EPSILON = 0.1f;

  private PatchClaims() {}

  static List<Claim> of(List<Comparison> shown, List<Comparison> others, StepRunner runner) {
    List<float[]> meanImages = Claims.meanImages(runner.data().test());
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Claims.triggerStandsOut(
            shown, TriggerCells.energy(shown.get(0).planted(), runner.data().test())));
    claims.addAll(LikenessClaims.of(shown));
    claims.add(Claims.lookLikeImages(shown, meanImages));
    claims.add(bestFromData(shown, meanImages));
    return claims;
  }

  private static Claim bestFromData(List<Comparison> shown, List<float[]> meanImages) {
    Comparison best =
        shown.stream()
            .max(Comparator.comparingDouble(c -> resemblance(c, meanImages)))
            .orElseThrow();
    boolean data =
        best.config().input() == StartingInput.DATA && best.config().epsilon() == SMALL_EPSILON;
    return new Claim(
        "The maps look best from data and with a small ε of 0.1.",
        "Mean correlation of the backdoored model's maps with the mean test images of their"
            + " classes: the highest of all settings.",
        data ? Verdict.HELD : Verdict.FAILED,
        shown.stream()
                .map(
                    c ->
                        FigureText.setting(c.config())
                            + ": "
                            + FigureText.number(resemblance(c, meanImages)))
                .collect(Collectors.joining("; "))
            + ".");
  }

  private static double resemblance(Comparison comparison, List<float[]> meanImages) {
    return comparison.maps().stream()
        .mapToDouble(maps -> resemblance(maps, meanImages))
        .average()
        .orElse(0);
  }

  private static double resemblance(MapComparison maps, List<float[]> meanImages) {
    Optional<float[]> map = Comparison.backdooredMean(maps);
    return map.isEmpty()
        ? 0
        : Resemblance.correlation(map.get(), meanImages.get(maps.key().predicted()));
  }
}
