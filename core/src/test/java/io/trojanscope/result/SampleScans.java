package io.trojanscope.result;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.pattern.PatternDictionary;
import io.trojanscope.detect.verdict.VerdictRule;
import io.trojanscope.image.Pixels;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Made-up results of scans, with the C-shaped trigger of {@link SampleResults} as recovered. */
public final class SampleScans {
  private static final ScanConfig CONFIG = new ScanConfig(Effort.STANDARD, 0.05, 7);
  private static final Region C = new Region(1, 7, 21, 27);
  private static final double P_VALUE = 0.0004;
  private static final double SCORE = 3.4;
  private static final float OPACITY = 0.1f;

  private final MapsDocument maps;

  private SampleScans(MapsDocument maps) {
    this.maps = maps;
  }

  public static SampleScans of(SampleResults results) {
    return new SampleScans(results.perClass());
  }

  /** A single-source attack with a local trigger, scanned with a reference and images. */
  public ScanDocument backdoored() {
    return backdoored(TriggerType.SPARSE);
  }

  /** The same with a trigger of some kind. */
  public ScanDocument backdoored(TriggerType kind) {
    return document(
        result(
            ScanMode.REFERENCE_AND_IMAGES,
            Verdict.BACKDOORED,
            List.of(),
            OptionalInt.of(source()),
            trigger(kind)),
        true);
  }

  /** The same from all classes, with pixels that are spread over the image. */
  public ScanDocument allToOne() {
    return document(
        result(
                ScanMode.REFERENCE_AND_IMAGES,
                Verdict.BACKDOORED,
                List.of(),
                OptionalInt.empty(),
                sparse(Optional.empty()))
            .withCautions(List.of("the result rests on few images")),
        true);
  }

  /** Nothing found, with the model alone. */
  public ScanDocument clean() {
    return document(
        new ScanFindings(
            ScanMode.MODEL_ALONE,
            CONFIG,
            Verdict.CLEAN,
            List.of(),
            0.4,
            0.398,
            OptionalDouble.of(1.25),
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            List.of()),
        false);
  }

  public ScanDocument inconclusive(String reason) {
    return document(
        result(
            ScanMode.IMAGES,
            Verdict.INCONCLUSIVE,
            List.of(reason),
            OptionalInt.of(source()),
            trigger(TriggerType.SPARSE)),
        true);
  }

  /** A scan that was not made, since a check failed before. */
  public ScanDocument notMade(String reason) {
    return document(
        VerdictRule.withoutSearch(ScanMode.REFERENCE_AND_IMAGES, CONFIG, List.of(reason)), true);
  }

  private ScanDocument document(ScanFindings result, boolean referenced) {
    ModelMaps reference = maps.reference().orElseThrow();
    return new ScanDocument(
        maps.provenance(),
        maps.shape(),
        maps.classNames(),
        result,
        referenced ? Optional.of(new ScannedData("mnist", 10_000)) : Optional.empty(),
        maps.settings(),
        maps.suspect(),
        referenced ? List.of(reference, withoutMaps(reference)) : List.of(),
        referenced ? maps.distances() : List.of(),
        result.trigger().isPresent() ? samples() : List.of());
  }

  private static ModelMaps withoutMaps(ModelMaps model) {
    return new ModelMaps(
        new ModelIdentity("clean-2.onnx", "e".repeat(64)), model.pristine(), List.of(), List.of());
  }

  private ScanFindings result(
      ScanMode mode,
      Verdict verdict,
      List<String> reasons,
      OptionalInt source,
      RecoveredTrigger trigger) {
    return new ScanFindings(
        mode,
        CONFIG,
        verdict,
        reasons,
        SCORE,
        P_VALUE,
        OptionalDouble.of(12.3),
        OptionalInt.of(target()),
        source,
        pairs(trigger.type()),
        Optional.of(trigger),
        IntStream.range(0, 20)
            .mapToObj(
                i -> new NullScore(trigger.type(), "reference " + i, 0.4 + i % 7 * 0.31 + i * 0.03))
            .toList());
  }

  private List<PairStatistic> pairs(TriggerType kind) {
    List<PairStatistic> pairs = new ArrayList<>();
    for (int s = 0; s < maps.classNames().size(); s++) {
      for (int t = 0; t < maps.classNames().size(); t++) {
        if (s != t) {
          pairs.add(pair(s, t, kind));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(PairStatistic::statistic).reversed());
    return pairs;
  }

  private PairStatistic pair(int source, int target, TriggerType kind) {
    ClassPair pair = new ClassPair(source, target);
    if (source == source() && target == target()) {
      return new PairStatistic(pair, kind, SCORE, P_VALUE, true);
    }
    int rank = (source * 7 + target * 13) % 23;
    TriggerType other = rank % 2 == 0 ? TriggerType.FAINT : TriggerType.PATCH;
    double statistic = 0.03 * rank + 1e-6 * source; // no two pairs of a target are equal
    return new PairStatistic(pair, other, statistic, Math.pow(10, -statistic), rank < 20);
  }

  private RecoveredTrigger trigger(TriggerType kind) {
    ImageShape shape = maps.shape();
    return switch (kind) {
      case SPARSE -> sparse(Optional.of(box()));
      case PATCH -> trigger(kind, window(box()), white(), 1, Optional.of(box()));
      case FAINT -> {
        float[] mask = new float[shape.area()];
        Arrays.fill(mask, OPACITY);
        yield trigger(kind, mask, waves(), 1, Optional.empty());
      }
      case MASK -> trigger(kind, window(box()), waves(), 1, Optional.of(box()));
      case BRIGHTNESS ->
          trigger(kind, new float[shape.area()], new float[shape.size()], 2, Optional.empty());
      case WAVE, WARP, TONE ->
          trigger(kind, new float[shape.area()], new float[shape.size()], 1, Optional.empty());
    };
  }

  private Optional<String> change(TriggerType kind) {
    return PatternDictionary.of(maps.shape()).stream()
        .filter(pattern -> pattern.type() == kind)
        .map(ImagePattern::name)
        .findFirst();
  }

  private RecoveredTrigger sparse(Optional<Region> box) {
    ImageShape shape = maps.shape();
    float[] mask = new float[shape.area()];
    for (int i = 0; i < mask.length; i++) {
      double inside = Digit.trigger(i / shape.width(), i % shape.width(), shape);
      mask[i] = (float) (box.isPresent() ? 0.9 * inside : 0.1 + 0.2 * inside);
    }
    return trigger(TriggerType.SPARSE, mask, white(), 1, box);
  }

  private RecoveredTrigger trigger(
      TriggerType kind, float[] mask, float[] pattern, float gain, Optional<Region> box) {
    return new RecoveredTrigger(
        kind,
        new ClassPair(source(), target()),
        mask,
        pattern,
        gain,
        change(kind),
        box,
        box.isEmpty() && kind == TriggerType.SPARSE,
        new TriggerSuccessRate(491, 500, 0.966, 0.992),
        Optional.of(new TriggerSuccessRate(6, 500, 0.0044, 0.026)));
  }

  private float[] window(Region box) {
    float[] mask = new float[maps.shape().area()];
    for (int row = box.rowStart(); row < box.rowEnd(); row++) {
      int start = row * maps.shape().width();
      Arrays.fill(mask, start + box.columnStart(), start + box.columnEnd(), 1);
    }
    return mask;
  }

  private float[] white() {
    float[] pattern = new float[maps.shape().size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = i / maps.shape().area() == 0 ? 1 : 0.8f;
    }
    return pattern;
  }

  private float[] waves() {
    float[] pattern = new float[maps.shape().size()];
    for (int i = 0; i < pattern.length; i++) {
      int column = i % maps.shape().width();
      pattern[i] = (float) (0.5 + 0.5 * Math.sin(column + i / maps.shape().area()));
    }
    return pattern;
  }

  private List<ScanSample> samples() {
    ImageShape shape = maps.shape();
    List<ScanSample> samples = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      float[] image = new float[shape.size()];
      for (int i = 0; i < image.length; i++) {
        int row = i % shape.area() / shape.width();
        double ink = Digit.ink(source(), row, i % shape.width(), shape);
        image[i] = (float) (ink * (1 - 0.05 * n));
      }
      samples.add(
          new ScanSample(
              source(),
              new Pixels(image),
              new ScanSample.Predictions(source(), target()),
              Optional.of(new ScanSample.Predictions(source(), source()))));
    }
    return samples;
  }

  private Region box() {
    ImageShape shape = maps.shape();
    return shape.width() == 28
        ? C
        : new Region(0, Math.min(4, shape.height()), shape.width() - 3, shape.width());
  }

  private int target() {
    return Math.min(SampleResults.TARGET, maps.classNames().size() - 1);
  }

  private int source() {
    return target() - 1;
  }
}
