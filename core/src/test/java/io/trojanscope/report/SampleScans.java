package io.trojanscope.report;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.FlipRate;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Verdict;
import io.trojanscope.image.ImageShape;
import io.trojanscope.image.Region;
import java.util.ArrayList;
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

  private final MapsDocument maps;

  private SampleScans(MapsDocument maps) {
    this.maps = maps;
  }

  public static SampleScans of(SampleResults results) {
    return new SampleScans(results.perClass());
  }

  /** A single-source attack with a local trigger, scanned with a reference and images. */
  public ScanDocument backdoored() {
    return document(
        result(
            ScanMode.REFERENCE_AND_IMAGES,
            Verdict.BACKDOORED,
            List.of(),
            OptionalInt.of(source()),
            Optional.of(trigger(Optional.of(box())))),
        true);
  }

  /** The same from all classes, with a trigger that is spread over the image. */
  public ScanDocument allToOne() {
    return document(
        result(
            ScanMode.REFERENCE_AND_IMAGES,
            Verdict.BACKDOORED,
            List.of(),
            OptionalInt.empty(),
            Optional.of(trigger(Optional.empty()))),
        true);
  }

  /** Nothing found, with the model alone. */
  public ScanDocument clean() {
    return document(
        new ScanResult(
            ScanMode.MODEL_ALONE,
            CONFIG,
            Verdict.CLEAN,
            List.of(),
            0.25,
            0.4,
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
            Optional.of(trigger(Optional.of(box())))),
        true);
  }

  private ScanDocument document(ScanResult result, boolean referenced) {
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
        referenced ? samples() : List.of());
  }

  private static ModelMaps withoutMaps(ModelMaps model) {
    return new ModelMaps(
        new ModelIdentity("clean-2.onnx", "e".repeat(64)), model.pristine(), List.of(), List.of());
  }

  private ScanResult result(
      ScanMode mode,
      Verdict verdict,
      List<String> reasons,
      OptionalInt source,
      Optional<RecoveredTrigger> trigger) {
    return new ScanResult(
        mode,
        CONFIG,
        verdict,
        reasons,
        12.3,
        0.0004,
        OptionalInt.of(target()),
        source,
        pairs(),
        trigger,
        IntStream.range(0, 20)
            .mapToObj(i -> new NullScore("reference " + i, 0.4 + i % 7 * 0.31 + i * 0.03))
            .toList());
  }

  private List<PairStatistic> pairs() {
    List<PairStatistic> pairs = new ArrayList<>();
    for (int s = 0; s < maps.classNames().size(); s++) {
      for (int t = 0; t < maps.classNames().size(); t++) {
        if (s != t) {
          pairs.add(pair(s, t));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(PairStatistic::statistic).reversed());
    return pairs;
  }

  private PairStatistic pair(int source, int target) {
    ClassPair pair = new ClassPair(source, target);
    if (source == source() && target == target()) {
      return new PairStatistic(
          pair, 18.5, OptionalDouble.of(63.25), OptionalDouble.of(1.75), 12.3, 0.0004, true);
    }
    double statistic = (source * 7 + target * 13) % 23 * 0.11 - 0.3;
    boolean screened = statistic > 1;
    return new PairStatistic(
        pair,
        60 + source,
        OptionalDouble.of(64 - target * 0.5),
        screened ? OptionalDouble.of(statistic / 10) : OptionalDouble.empty(),
        statistic,
        screened ? 0.6 : 1,
        statistic < 2);
  }

  private RecoveredTrigger trigger(Optional<Region> box) {
    ImageShape shape = maps.shape();
    float[] mask = new float[shape.area()];
    float[] pattern = new float[shape.size()];
    for (int i = 0; i < mask.length; i++) {
      double inside = Digit.trigger(i / shape.width(), i % shape.width(), shape);
      mask[i] = (float) (box.isPresent() ? 0.9 * inside : 0.1 + 0.2 * inside);
    }
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = i / shape.area() == 0 ? 1 : 0.8f;
    }
    return new RecoveredTrigger(
        new ClassPair(source(), target()),
        mask,
        pattern,
        box,
        box.isEmpty(),
        new FlipRate(491, 500, 0.966, 0.992),
        Optional.of(new FlipRate(6, 500, 0.0044, 0.026)));
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
              image,
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
