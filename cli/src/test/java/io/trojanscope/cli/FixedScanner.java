package io.trojanscope.cli;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.image.Region;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.scan.Scanner;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Says the same of every model, with a trigger from class 2 to class 0, a white square at the top
 * right if it is a local one; so tests can tell what the command makes of a result, without a scan.
 */
record FixedScanner(Verdict verdict, TriggerType kind, List<String> reasons) implements Scanner {
  private static final Region BOX = new Region(0, 4, 15, 19);

  static FixedScanner saying(Verdict verdict, String... reasons) {
    return new FixedScanner(verdict, TriggerType.SPARSE, List.of(reasons));
  }

  static FixedScanner finding(TriggerType kind) {
    return new FixedScanner(Verdict.BACKDOORED, kind, List.of());
  }

  @Override
  public ScanFindings scan(
      ScanMode mode,
      DetectionInput input,
      ScanConfig config,
      SizeCache cache,
      ProgressListener progress,
      int threads) {
    progress.progress("fixed scan", 1, 1);
    return findings(mode, input.suspect().spec().input(), config);
  }

  /** What it says of a model with such an input. */
  ScanFindings findings(ScanMode mode, ImageShape shape, ScanConfig config) {
    return new ScanFindings(
        mode,
        config,
        verdict,
        reasons,
        3.5,
        verdict == Verdict.BACKDOORED ? 0.004 : 0.4,
        OptionalDouble.of(5),
        OptionalInt.of(0),
        OptionalInt.of(2),
        List.of(pair(2, 0, 3.5), pair(1, 0, 0.25)),
        Optional.of(trigger(shape)),
        List.of(new NullScore(kind, "first", 0.5), new NullScore(kind, "second", 1)));
  }

  private PairStatistic pair(int source, int target, double statistic) {
    return new PairStatistic(new ClassPair(source, target), kind, statistic, 0.004, statistic > 1);
  }

  private RecoveredTrigger trigger(ImageShape shape) {
    float[] mask = new float[shape.area()];
    for (int row = BOX.rowStart(); row < BOX.rowEnd(); row++) {
      int start = row * shape.width();
      Arrays.fill(mask, start + BOX.columnStart(), start + BOX.columnEnd(), 1);
    }
    float[] pattern = new float[shape.size()];
    Arrays.fill(pattern, 1);
    boolean local = kind == TriggerType.SPARSE || kind == TriggerType.PATCH;
    return new RecoveredTrigger(
        kind,
        new ClassPair(2, 0),
        mask,
        pattern,
        kind == TriggerType.BRIGHTNESS ? 0.5f : 1,
        Optional.empty(),
        local ? Optional.of(BOX) : Optional.empty(),
        false,
        new TriggerSuccessRate(29, 30, 0.83, 0.999),
        Optional.of(new TriggerSuccessRate(1, 30, 0.001, 0.17)));
  }
}
