package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;

/** The search for masks that suits a number of classes. */
final class MaskScreens {
  /** Added to all sizes of many classes, in pixels: those of badly learnt classes are tiny. */
  private static final double FLOOR = 2;

  /**
   * Share of an image that a larger trigger counts as. Set on the tuning models of
   * docs/detection.md.
   */
  private static final double CEILING = 0.1;

  /** Likewise. */
  static final PairScreen.Config OF_FEW = new PairScreen.Config(6, 2, false);

  /** Likewise; means over more sources differ less in clean models. */
  static final PairScreen.Config OF_MANY = new PairScreen.Config(20, 4, true);

  /** Searches in a batch; more of them are hardly faster. The calibration has 1 for few classes. */
  private static final int AT_ONCE = 6;

  private final SourceImages sources;
  private final ClassSearchEffort effort;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  MaskScreens(
      SourceImages sources,
      ClassSearchEffort effort,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.sources = sources;
    this.effort = effort;
    this.workers = workers;
    this.progress = progress;
  }

  MaskScreen of(int classes) {
    if (classes <= ClassSearch.MOST_BY_PAIR) {
      return new PairScreen(
          pairs(effort.pairs(), 0, 1),
          pairs(effort.again(), effort.pairs().get(0).images(), 1),
          OF_FEW,
          limits(0),
          classes);
    }
    if (classes <= ClassSearch.MOST_BY_COARSE_PAIR) {
      return new PairScreen(
          pairs(effort.manyPairs(), 0, AT_ONCE),
          pairs(effort.again(), effort.manyPairs().get(0).images(), AT_ONCE),
          OF_MANY,
          limits(FLOOR),
          classes);
    }
    return new ClassScreen(
        ways(effort.classes(), 0),
        ways(effort.classesAgain(), effort.classes().get(0).images()),
        new PairNaming(pairs(effort.pairs(), 0, AT_ONCE)),
        limits(FLOOR),
        classes);
  }

  private SizeLimits limits(double floor) {
    return new SizeLimits(floor, CEILING * sources.images().shape().area());
  }

  private PairMaskSearch pairs(List<MaskSearchConfig> starts, int firstImage, int atOnce) {
    return new PairMaskSearch(starts, sources, firstImage, atOnce, workers, progress);
  }

  private ClassMaskSearch ways(List<MaskSearchConfig> starts, int firstImage) {
    return new ClassMaskSearch(starts, sources, firstImage, workers, progress);
  }
}
