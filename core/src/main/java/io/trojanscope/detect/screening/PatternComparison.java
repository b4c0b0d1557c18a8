package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much more often patterns move images to a class in a suspect than in its references. The
 * statistic of a pair is the largest, over the patterns of one type, of the rise of the share of
 * all other classes' images that the target gets, or of {@value #WEIGHT} times the rise among the
 * images of the source alone, of which there are few.
 */
final class PatternComparison {
  static final double WEIGHT = 0.5;

  private final List<ImagePattern> patterns;
  private final PatternFlips suspect;
  private final List<PatternFlips> references;

  /** Patterns x targets: the rise among the images of all other classes. */
  private final double[][] rises;

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
    this.rises = new double[patterns.size()][suspect.classes()];
    for (int p = 0; p < rises.length; p++) {
      for (int target = 0; target < rises[p].length; target++) {
        rises[p][target] = rise(p, target);
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
    return new TriggerSearchResult(type, statistics, findings);
  }

  private TriggerFinding strongest(TriggerType type, ClassPair pair) {
    double highest = Double.NEGATIVE_INFINITY;
    ImagePattern strongest = null;
    for (int p = 0; p < patterns.size(); p++) {
      if (patterns.get(p).type() == type) {
        double rise = rise(p, pair);
        if (rise > highest) {
          highest = rise;
          strongest = patterns.get(p);
        }
      }
    }
    return new TriggerFinding(
        pair,
        Math.max(0, highest),
        new CandidateTrigger(pair, 0, noMask, noPattern, 1, Optional.of(strongest), true));
  }

  private double rise(int pattern, int target) {
    double rise = suspect.share(pattern, target);
    for (PatternFlips reference : references) {
      rise -= reference.share(pattern, target) / references.size();
    }
    return rise;
  }

  private double rise(int pattern, ClassPair pair) {
    double own = suspect.share(pattern, pair);
    for (PatternFlips reference : references) {
      own -= reference.share(pattern, pair) / references.size();
    }
    return Math.max(rises[pattern][pair.target()], WEIGHT * own);
  }
}
