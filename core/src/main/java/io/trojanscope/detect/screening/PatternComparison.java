package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How much more often patterns move images to a class in a suspect than in its references. With a
 * share f of images that a pattern moves, the contrast is {@code ln((f_suspect + c) / (f_reference
 * + c))}, where f_reference is the mean over references: what moves images in the references as
 * well says little, however much the shares differ. The statistic of a pair is the largest, over
 * the patterns of one type, of the contrast for the images of all other classes than the target (c
 * = {@value #TARGET_FLOOR}), and of {@value #WEIGHT} times the contrast for the images of the
 * source alone, of which there are few (c = {@value #PAIR_FLOOR}). With more than {@value
 * ClassSearch#MOST_BY_PAIR} classes the source alone does not count: of thousands of pairs, a
 * pattern moves all images of some by chance.
 */
final class PatternComparison {
  static final double TARGET_FLOOR = 0.1;
  static final double PAIR_FLOOR = 0.3;
  static final double WEIGHT = 0.6;

  private final List<ImagePattern> patterns;
  private final PatternPredictions suspect;
  private final List<PatternPredictions> references;

  /** Patterns x targets: the contrast for the images of all other classes. */
  private final double[][] ofTargets;

  // What replaces nothing, for all triggers.
  private final float[] noMask;
  private final float[] noPattern;

  PatternComparison(
      List<ImagePattern> patterns,
      PatternPredictions suspect,
      List<PatternPredictions> references,
      ImageShape shape) {
    this.patterns = List.copyOf(patterns);
    this.suspect = suspect;
    this.references = List.copyOf(references);
    this.ofTargets = new double[patterns.size()][suspect.classes()];
    for (int p = 0; p < ofTargets.length; p++) {
      for (int target = 0; target < ofTargets[p].length; target++) {
        ofTargets[p][target] = ofTarget(p, target);
      }
    }
    this.noMask = new float[shape.area()];
    this.noPattern = new float[shape.size()];
  }

  /** The result for the patterns of one type. */
  TriggerSearchResult of(TriggerType type, List<ClassPair> pairs) {
    List<Strongest> found = pairs.stream().map(pair -> strongest(type, pair)).toList();
    double[] statistics = found.stream().mapToDouble(Strongest::statistic).toArray();
    Stream<Strongest> ordered = found.stream();
    if (isForTargetsAlone()) {
      // All pairs of a target have its statistic: that comes first whose images move best.
      ordered = ordered.sorted(Comparator.comparingDouble(this::unmoved));
    }
    return new TriggerSearchResult(type, statistics, ordered.map(this::finding).toList());
  }

  /** The pattern that moves the images of a pair most, by its number. */
  private record Strongest(ClassPair pair, int pattern, double statistic) {}

  private Strongest strongest(TriggerType type, ClassPair pair) {
    double highest = Double.NEGATIVE_INFINITY;
    int strongest = -1;
    for (int p = 0; p < patterns.size(); p++) {
      if (patterns.get(p).type() == type) {
        double contrast = ofPair(p, pair);
        if (contrast > highest) {
          highest = contrast;
          strongest = p;
        }
      }
    }
    return new Strongest(pair, strongest, Math.max(0, highest));
  }

  private TriggerFinding finding(Strongest found) {
    return new TriggerFinding(
        found.pair(),
        found.statistic(),
        new CandidateTrigger(
            found.pair(),
            0,
            noMask,
            noPattern,
            1,
            Optional.of(patterns.get(found.pattern())),
            true));
  }

  private double unmoved(Strongest found) {
    return 1 - suspect.share(found.pattern(), found.pair());
  }

  private boolean isForTargetsAlone() {
    return suspect.classes() > ClassSearch.MOST_BY_PAIR;
  }

  private double ofTarget(int pattern, int target) {
    return contrast(model -> model.share(pattern, target), TARGET_FLOOR);
  }

  private double ofPair(int pattern, ClassPair pair) {
    if (isForTargetsAlone()) {
      return ofTargets[pattern][pair.target()];
    }
    return Math.max(
        ofTargets[pattern][pair.target()],
        WEIGHT * contrast(model -> model.share(pattern, pair), PAIR_FLOOR));
  }

  private double contrast(ToDoubleFunction<PatternPredictions> share, double floor) {
    double inReferences = references.stream().mapToDouble(share).average().orElseThrow();
    return Math.log((share.applyAsDouble(suspect) + floor) / (inReferences + floor));
  }
}
