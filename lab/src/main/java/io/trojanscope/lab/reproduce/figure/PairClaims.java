package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Ranks;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the paper says of the maps of pairs (figures 9 to 12). */
final class PairClaims {
  private PairClaims() {}

  static List<Claim> of(List<Comparison> shown, TriggerEnergy energy, int classes) {
    return List.of(
        columnOfTarget(shown, energy), rowOfSource(shown, energy), bothRevealed(shown, classes));
  }

  private static Claim columnOfTarget(List<Comparison> shown, TriggerEnergy energy) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : shown) {
      Map<Integer, Double> means = means(contrasts(comparison, energy), MapKey::predicted);
      int target = comparison.planted().target();
      tally = tally.with(Ranks.of(target, means).orElse(0) == 1);
      values.add(describe(comparison, target, means));
    }
    return new Claim(
        "The patch shows in the column of the target class, for every source.",
        "Mean over a column of the energy in the planted cells, backdoored over clean: the largest"
            + " of all columns.",
        tally.verdict(),
        "True for " + tally + " inputs; the target's column: " + String.join("; ", values) + ".");
  }

  private static Claim rowOfSource(List<Comparison> shown, TriggerEnergy energy) {
    Tally tally = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : shown) {
      Map<MapKey, Double> contrasts = contrasts(comparison, energy);
      // The target's column shows the patch by itself.
      contrasts.keySet().removeIf(key -> key.predicted() == comparison.planted().target());
      Map<Integer, Double> means = means(contrasts, key -> key.source().orElseThrow());
      int source = comparison.planted().source();
      tally = tally.with(standsOut(source, means));
      values.add(describe(comparison, source, means));
    }
    return new Claim(
        "Attacks away from the source class sometimes show the patch too.",
        "Mean over the source's row, without the target, of the energy in the planted cells,"
            + " backdoored over clean: above 1, and above the median of the other rows. Held if for"
            + " one input.",
        tally.hits() > 0 ? Verdict.HELD : Verdict.FAILED,
        "True for " + tally + " inputs; the source's row: " + String.join("; ", values) + ".");
  }

  private static boolean standsOut(int row, Map<Integer, Double> means) {
    double own = means.getOrDefault(row, 0.0);
    double[] others =
        means.entrySet().stream()
            .filter(entry -> entry.getKey() != row)
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    return own > Math.max(1, Curves.median(others).orElse(Double.POSITIVE_INFINITY));
  }

  private static String describe(
      Comparison comparison, int classIndex, Map<Integer, Double> means) {
    return "%s: %s× (rank %s of %d)"
        .formatted(
            FigureText.input(comparison.config().input()),
            FigureText.number(means.getOrDefault(classIndex, Double.NaN)),
            rank(Ranks.of(classIndex, means)),
            means.size());
  }

  /** The true pair ahead of all others; partly if at least its row and its column are. */
  private static Claim bothRevealed(List<Comparison> shown, int classes) {
    Tally pairs = Tally.NONE;
    Tally lines = Tally.NONE;
    List<String> values = new ArrayList<>();
    for (Comparison comparison : shown) {
      Map<MapKey, Double> distances = distances(comparison);
      MapKey truth =
          new MapKey(OptionalInt.of(comparison.planted().source()), comparison.planted().target());
      OptionalInt pair = Ranks.of(truth, distances);
      OptionalInt row =
          Ranks.of(
              comparison.planted().source(), means(distances, key -> key.source().orElseThrow()));
      OptionalInt column =
          Ranks.of(comparison.planted().target(), means(distances, MapKey::predicted));
      pairs = pairs.with(pair.orElse(0) == 1);
      lines = lines.with(row.orElse(0) == 1).with(column.orElse(0) == 1);
      values.add(
          "%s: pair %s of %d, row %s and column %s of %d"
              .formatted(
                  FigureText.input(comparison.config().input()),
                  rank(pair),
                  distances.size(),
                  rank(row),
                  rank(column),
                  classes));
    }
    Verdict verdict =
        pairs.hits() == pairs.cases()
            ? Verdict.HELD
            : pairs.hits() > 0 || lines.hits() > 0 ? Verdict.PARTLY : Verdict.FAILED;
    return new Claim(
        "Looking across rows and columns reveals which source was attacked to become which target.",
        "Rank, by the distance of the two models' maps, of the true pair among all, of the source's"
            + " row and of the target's column by their means. Held if the pair is first for each"
            + " input, partly if it, its row or its column is first for one.",
        verdict,
        String.join("; ", values) + ".");
  }

  private static String rank(OptionalInt rank) {
    return rank.isPresent() ? Integer.toString(rank.getAsInt()) : "–";
  }

  private static Map<MapKey, Double> distances(Comparison comparison) {
    return comparison.ranking().solid().stream()
        .filter(PairClaims::offDiagonal)
        .collect(Collectors.toMap(MapComparison::key, DistanceRanking::distance));
  }

  private static Map<MapKey, Double> contrasts(Comparison comparison, TriggerEnergy energy) {
    Map<MapKey, Double> contrasts = new HashMap<>();
    for (MapComparison maps : comparison.maps()) {
      OptionalDouble contrast = comparison.contrast(maps, energy);
      if (offDiagonal(maps) && contrast.isPresent()) {
        contrasts.put(maps.key(), contrast.getAsDouble());
      }
    }
    return contrasts;
  }

  private static boolean offDiagonal(MapComparison maps) {
    return maps.key().source().orElseThrow() != maps.key().predicted();
  }

  private static Map<Integer, Double> means(
      Map<MapKey, Double> values, Function<MapKey, Integer> line) {
    return values.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                entry -> line.apply(entry.getKey()),
                Collectors.averagingDouble(Map.Entry::getValue)));
  }
}
