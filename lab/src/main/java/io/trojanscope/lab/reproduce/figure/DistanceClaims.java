package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the paper says of the distances (figures 8, 17 and 22). */
final class DistanceClaims {
  private static final float LARGE_EPSILON = 0.9f;

  private DistanceClaims() {}

  /** Of patches that keep their place (figure 8). */
  static List<Claim> fixed(List<Comparison> all) {
    return List.of(
        peaks("The curves peak at the source or the target class.", readable(all)),
        moderateEpsilon(all));
  }

  /** Of patches at random places (figure 17). */
  static List<Claim> random(List<Comparison> all, List<Comparison> fixed) {
    return List.of(spikier(readable(all), readable(fixed)), stillRevealed(readable(all)));
  }

  /** Of triggers that are hard to see (figure 22). */
  static List<Claim> lowVisibility(List<Comparison> shown) {
    List<Comparison> all = readable(shown);
    Tally tally = tally(all, DistanceClaims::peaksAtTarget);
    return List.of(
        new Claim(
            "The maps of the target, digit 9, differ more than those of the other digits.",
            "The largest distance of a curve is the target's." + Claims.READABLE,
            tally.verdict(),
            "True for %s curves (%s by chance); %s."
                .formatted(
                    tally,
                    FigureText.percent(chance(all, c -> List.of(c.planted().target()))),
                    by(all, c -> c.planted().specification(), DistanceClaims::peaksAtTarget))),
        peaks("The curves peak at the source or the target class.", all));
  }

  private static boolean peaksAtTarget(Comparison comparison) {
    return Claims.Peak.of(comparison) == Claims.Peak.TARGET;
  }

  private static Claim peaks(String statement, List<Comparison> all) {
    Predicate<Comparison> hit = c -> Claims.Peak.of(c) != Claims.Peak.NEITHER;
    Tally tally = tally(all, hit);
    return new Claim(
        statement,
        "Class of the largest distance, over all attacks, inputs, ε and seeds." + Claims.READABLE,
        tally.verdict(),
        "True for %s curves (%s by chance): %d at the target, %d at the source, %d at neither. %s. %s. %s."
            .formatted(
                tally,
                FigureText.percent(chance(all, Comparison::affected)),
                count(all, Claims.Peak.TARGET),
                count(all, Claims.Peak.SOURCE),
                count(all, Claims.Peak.NEITHER),
                "By input: " + by(all, c -> FigureText.input(c.config().input()), hit),
                "By attack: "
                    + by(all, c -> c.planted().pair() + " " + c.planted().specification(), hit),
                "By ε: " + by(all, c -> Float.toString(c.config().epsilon()), hit)));
  }

  private static List<Comparison> readable(List<Comparison> all) {
    return all.stream().filter(Comparison::isReadable).toList();
  }

  /** How often one of the given classes would have the largest distance, were all alike. */
  private static double chance(List<Comparison> all, Function<Comparison, List<Integer>> classes) {
    return all.stream()
        .mapToDouble(
            c ->
                c.ranking().solid().stream()
                        .filter(map -> classes.apply(c).contains(map.key().predicted()))
                        .count()
                    / (double) c.ranking().solid().size())
        .average()
        .orElse(Double.NaN);
  }

  private static int count(List<Comparison> all, Claims.Peak peak) {
    return (int) all.stream().filter(c -> Claims.Peak.of(c) == peak).count();
  }

  private static Tally tally(List<Comparison> all, Predicate<Comparison> hit) {
    return new Tally((int) all.stream().filter(hit).count(), all.size());
  }

  private static String by(
      List<Comparison> all, Function<Comparison, String> group, Predicate<Comparison> hit) {
    Map<String, List<Comparison>> groups =
        all.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + tally(entry.getValue(), hit) + ")")
        .collect(Collectors.joining(", "));
  }

  /** The target's distance over the others' median: larger with a moderate epsilon. */
  private static Claim moderateEpsilon(List<Comparison> all) {
    Tally tally = Tally.NONE;
    for (Comparison large : all) {
      if (large.config().epsilon() == LARGE_EPSILON) {
        OptionalDouble atLarge = Prominence.ofTarget(large);
        for (Comparison moderate : all) {
          if (alikeButForEpsilon(moderate, large)) {
            tally = tally.withLess(atLarge, Prominence.ofTarget(moderate));
          }
        }
      }
    }
    return new Claim(
        "Moderate values of ε give better results than large ones.",
        "Distance of the target over the median of the unaffected classes: larger with ε 0.1 than"
            + " with 0.9, and with 0.5 than with 0.9, per attack, input and seed. Cases where one"
            + " is unknown are left out.",
        tally.verdict(),
        "True for %s. Mean by ε: %s."
            .formatted(tally, meanProminence(all, c -> Float.toString(c.config().epsilon()))));
  }

  private static boolean alikeButForEpsilon(Comparison one, Comparison other) {
    return one.planted().equals(other.planted())
        && one.config().input() == other.config().input()
        && one.config().seed() == other.config().seed()
        && one.config().epsilon() != other.config().epsilon();
  }

  private static String meanProminence(List<Comparison> all, Function<Comparison, String> group) {
    return all.stream()
        .filter(c -> Prominence.ofTarget(c).isPresent())
        .collect(
            Collectors.groupingBy(
                group,
                TreeMap::new,
                Collectors.averagingDouble(c -> Prominence.ofTarget(c).getAsDouble())))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " (" + FigureText.number(entry.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static Claim spikier(List<Comparison> random, List<Comparison> fixed) {
    Tally tally = Tally.NONE;
    List<String> means = new ArrayList<>();
    for (StartingInput input : StartingInput.values()) {
      means.add(
          "%s: %s against %s"
              .formatted(
                  FigureText.input(input),
                  meanSpikiness(random, input),
                  meanSpikiness(fixed, input)));
    }
    for (Comparison one : random) {
      for (Comparison other : fixed) {
        if (samePair(one.planted(), other.planted()) && one.config().equals(other.config())) {
          tally =
              tally.withLess(Curves.spikiness(other.ranking()), Curves.spikiness(one.ranking()));
        }
      }
    }
    return new Claim(
        "The curves are spikier than with the patch at its place.",
        "Largest distance over the median of all classes: larger than for the same pair, input, ε"
            + " and seed in figure 8. Those where one is unknown are left out.",
        tally.verdict(),
        "True for %s curves; mean of random place against fixed: %s."
            .formatted(tally, String.join(", ", means)));
  }

  private static boolean samePair(PlantedModel one, PlantedModel other) {
    return one.source() == other.source() && one.target() == other.target();
  }

  private static String meanSpikiness(List<Comparison> all, StartingInput input) {
    return FigureText.number(
        all.stream()
            .filter(c -> c.config().input() == input)
            .flatMapToDouble(c -> Curves.spikiness(c.ranking()).stream())
            .average());
  }

  private static Claim stillRevealed(List<Comparison> all) {
    Claim peaks = peaks("Still, in some cases they reveal the classes concerned.", all);
    Tally tally = tally(all, c -> Claims.Peak.of(c) != Claims.Peak.NEITHER);
    return new Claim(
        peaks.statement(),
        peaks.measure() + " Held if in more cases than by chance.",
        tally.share() > chance(all, Comparison::affected) ? Verdict.HELD : Verdict.FAILED,
        peaks.outcome());
  }
}
