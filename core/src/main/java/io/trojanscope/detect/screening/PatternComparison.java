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
  private final ImageShape shape;

  /** Compares what the patterns do. */
  PatternComparison(
      List<ImagePattern> patterns,
      PatternFlips suspect,
      List<PatternFlips> references,
      ImageShape shape) {
    this.patterns = List.copyOf(patterns);
    this.suspect = suspect;
    this.references = List.copyOf(references);
    this.shape = shape;
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
        pair, Math.max(0, highest), CandidateTrigger.of(pair, strongest, shape));
  }

  private double rise(int pattern, ClassPair pair) {
    double all = suspect.share(pattern, pair.target());
    double own = suspect.share(pattern, pair);
    for (PatternFlips reference : references) {
      all -= reference.share(pattern, pair.target()) / references.size();
      own -= reference.share(pattern, pair) / references.size();
    }
    return Math.max(all, WEIGHT * own);
  }
}
