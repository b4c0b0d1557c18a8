package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On linear classifiers whose class c looks at pixel c; the last pixel may be a trigger. */
@Tag("slow")
class ManyClassesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 7, 7);
  private static final int TARGET = 3;
  private static final int FEW = 10;
  private static final int MANY = 40;

  private static LinearClassifier classifier(int classes, float ofTrigger) {
    float[][] weights = new float[classes][SHAPE.size()];
    for (int c = 0; c < classes; c++) {
      weights[c][c] = 10 + 0.01f * c;
    }
    weights[TARGET][SHAPE.size() - 1] = ofTrigger;
    return new LinearClassifier(SHAPE, weights);
  }

  private static ScanFindings scan(LinearClassifier suspect, int classes) {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      ScanConfig config = new ScanConfig(Effort.QUICK, 0.05, 1);
      return new ContrastScan(config, workers, SizeCache.NONE, ProgressListener.NONE)
          .scan(
              ScanMode.REFERENCE_AND_IMAGES,
              new DetectionInput(
                  suspect,
                  NetworkFamily.OTHER,
                  List.of(classifier(classes, 0)),
                  Optional.of(new Pixels(classes))));
    }
  }

  private static long gradients(LinearClassifier classifier) {
    return classifier.gradientBatchSizes().stream().mapToLong(size -> size).sum();
  }

  @Test
  void gradientsGrowWithTheClassesNotWithTheirPairs() {
    LinearClassifier few = classifier(FEW, 40);
    LinearClassifier many = classifier(MANY, 40);
    scan(few, FEW);
    ScanFindings result = scan(many, MANY);
    assertThat(result.verdict()).as(result.reasons().toString()).isEqualTo(Verdict.BACKDOORED);
    assertThat(result.target()).hasValue(TARGET);
    assertThat(result.pairs()).hasSize(MANY * (MANY - 1));
    double pairs = MANY * (MANY - 1) / (double) (FEW * (FEW - 1));
    assertThat(gradients(many) / (double) gradients(few))
        .isLessThan(1.2 * MANY / FEW)
        .isLessThan(pairs / 3);
  }

  private record Pixels(int classes) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public List<String> classNames() {
      return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public int size() {
      return 40 * classes;
    }

    @Override
    public int label(int index) {
      return index % classes;
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      SplittableRandom random = new SplittableRandom(index);
      for (int i = 0; i < SHAPE.size(); i++) {
        destination[offset + i] = (float) (random.nextDouble(0.1) + (i == label(index) ? 0.8 : 0));
      }
    }

    @Override
    public String sha256() {
      return "of the pixels";
    }
  }
}
