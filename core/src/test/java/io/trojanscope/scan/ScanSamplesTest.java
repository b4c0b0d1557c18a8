package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.result.ScanSample;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Images of two pixels: what the suspect and what the reference take them for, in tenths. */
class ScanSamplesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void imagesThatBothModelsTakeForWhatTheyAreGoFirst() {
    List<ScanSample> samples = samples(new Images(List.of("111", "112", "101", "111", "222")), 1);

    assertThat(samples).extracting(ScanSample::label).containsOnly(1);
    assertThat(samples)
        .extracting(sample -> sample.suspect().before() + "" + sample.reference().get().before())
        .containsExactly("11", "11", "12", "01");
  }

  @Test
  void ofAllSourcesEachGetsItsShare() {
    List<ScanSample> samples =
        samples(
            new Images(
                List.of("100", "111", "111", "111", "111", "202", "222", "222", "222", "000")),
            -1);

    assertThat(samples).extracting(ScanSample::label).containsExactly(1, 1, 1, 2, 2, 2);
  }

  private static List<ScanSample> samples(Images images, int source) {
    return new ScanSamples(new Reader(0), Optional.of(new Reader(1)))
        .make(images, result(source < 0 ? OptionalInt.empty() : OptionalInt.of(source)));
  }

  /** A trigger that changes nothing, to class 0. */
  private static ScanFindings result(OptionalInt source) {
    RecoveredTrigger trigger =
        new RecoveredTrigger(
            TriggerType.PATCH,
            new ClassPair(1, 0),
            new float[2],
            new float[2],
            1,
            Optional.empty(),
            Optional.empty(),
            false,
            new TriggerSuccessRate(1, 1, 0, 1),
            Optional.empty());
    return new ScanFindings(
        ScanMode.REFERENCE_AND_IMAGES,
        new ScanConfig(Effort.QUICK, 0.05, 1),
        Verdict.BACKDOORED,
        List.of(),
        2,
        0.01,
        OptionalDouble.of(1),
        OptionalInt.of(0),
        source,
        List.of(),
        Optional.of(trigger),
        List.of());
  }

  /**
   * @param digits of each image: its class, and what the two models take it for
   */
  private record Images(List<String> digits) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public int size() {
      return digits.size();
    }

    @Override
    public List<String> classNames() {
      return NAMES;
    }

    @Override
    public int label(int index) {
      return digits.get(index).charAt(0) - '0';
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      for (int pixel = 0; pixel < 2; pixel++) {
        destination[offset + pixel] = (digits.get(index).charAt(1 + pixel) - '0') / 10f;
      }
    }

    @Override
    public String sha256() {
      return "0".repeat(64);
    }
  }

  /** Reads its class from a pixel. */
  private record Reader(int pixel) implements Classifier {
    @Override
    public ModelSpec spec() {
      return new ModelSpec(SHAPE, Normalization.identity(1), NAMES);
    }

    @Override
    public Logits logits(ImageBatch images) {
      float[] logits = new float[3 * images.count()];
      for (int i = 0; i < images.count(); i++) {
        logits[3 * i + Math.round(10 * images.values()[images.offset(i) + pixel])] = 1;
      }
      return new Logits(images.count(), 3, logits);
    }

    @Override
    public void close() {}
  }
}
