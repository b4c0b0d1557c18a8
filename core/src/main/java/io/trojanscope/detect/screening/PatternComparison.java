package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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
  private final PatternFlips suspect;
  private final List<PatternFlips> references;

  /** Patterns x targets: the contrast for the images of all other classes. */
  private final double[][] ofTargets;

  // What replaces nothing, for all triggers.
  private final float[] noMask;
  private final float[] noPattern;

  PatternComparison(
      List<ImagePattern> patterns,
      PatternFlips suspect,
      List<PatternFlips> references,
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
    double[] statistics = new double[pairs.size()];
    List<TriggerFinding> findings = new ArrayList<>();
    for (int i = 0; i < statistics.length; i++) {
      TriggerFinding found = strongest(type, pairs.get(i));
      statistics[i] = found.statistic();
      findings.add(found);
    }
    if (isForTargetsAlone()) {
      // All pairs of a target have its statistic: that comes first whose images move best.
      findings.sort(Comparator.comparingDouble(found -> -ofSource(found)));
    }
    return new TriggerSearchResult(type, statistics, findings);
  }

  private TriggerFinding strongest(TriggerType type, ClassPair pair) {
    double highest = Double.NEGATIVE_INFINITY;
    ImagePattern strongest = null;
    for (int p = 0; p < patterns.size(); p++) {
      if (patterns.get(p).type() == type) {
        double contrast = ofPair(p, pair);
        if (contrast > highest) {
          highest = contrast;
          strongest = patterns.get(p);
        }
      }
    }
    return new TriggerFinding(
        pair,
        Math.max(0, highest),
        new CandidateTrigger(pair, 0, noMask, noPattern, 1, Optional.of(strongest), true));
  }

  private boolean isForTargetsAlone() {
    return suspect.classes() > ClassSearch.MOST_BY_PAIR;
  }

  private double ofSource(TriggerFinding found) {
    return suspect.share(patterns.indexOf(found.trigger().change().orElseThrow()), found.pair());
  }

  private double ofTarget(int pattern, int target) {
    return contrast(flips -> flips.share(pattern, target), TARGET_FLOOR);
  }

  private double ofPair(int pattern, ClassPair pair) {
    if (isForTargetsAlone()) {
      return ofTargets[pattern][pair.target()];
    }
    return Math.max(
        ofTargets[pattern][pair.target()],
        WEIGHT * contrast(flips -> flips.share(pattern, pair), PAIR_FLOOR));
  }

  private double contrast(ToDoubleFunction<PatternFlips> share, double floor) {
    double inReferences = references.stream().mapToDouble(share).average().orElseThrow();
    return Math.log((share.applyAsDouble(suspect) + floor) / (inReferences + floor));
  }
}
