package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images of class c have a bright row c, which the model looks at. */
class PatternSurveyTest {
  private static final int CLASSES = 3;
  private static final ImageShape SHAPE = new ImageShape(1, CLASSES, 2);
  private static final int PER_CLASS = 4;

  private static ArrayImages images() {
    int[] labels = IntStream.range(0, CLASSES * 8).map(i -> i % CLASSES).toArray();
    float[][] images = new float[labels.length][SHAPE.size()];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(images[i], 2 * labels[i], 2 * labels[i] + 2, 0.5f);
    }
    return new ArrayImages(SHAPE, CLASSES, labels, images);
  }

  private static LinearClassifier model() {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      Arrays.fill(weights[c], 2 * c, 2 * c + 2, 1);
    }
    return new LinearClassifier(SHAPE, weights);
  }

  /** Moves an image down by some rows. */
  private record Shift(int rows) implements ImagePattern {
    @Override
    public String name() {
      return "shift " + rows;
    }

    @Override
    public TriggerType type() {
      return TriggerType.WARP;
    }

    @Override
    public void apply(float[] images, int offset, ImageShape shape) {
      float[] image = Arrays.copyOfRange(images, offset, offset + shape.size());
      for (int i = 0; i < image.length; i++) {
        images[offset + (i + rows * shape.width()) % image.length] = image[i];
      }
    }
  }

  @Test
  void countsWhereEachPatternMovesEachClass() {
    SourceImages sources =
        SourceImages.of(ClassSamples.of(images(), 8, 1, "rows"), model(), PER_CLASS);
    List<String> reports = new ArrayList<>();
    PatternPredictions predictions;
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      predictions =
          new PatternSurvey(
                  List.of(new Shift(0), new Shift(1)),
                  sources,
                  PER_CLASS,
                  workers,
                  (task, done, total) -> reports.add(task + " " + done + "/" + total))
              .survey(model(), "patterns");
    }

    assertThat(predictions.counts()[0])
        .isDeepEqualTo(new int[][] {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}});
    assertThat(predictions.counts()[1])
        .isDeepEqualTo(new int[][] {{0, 4, 0}, {0, 0, 4}, {4, 0, 0}});
    assertThat(predictions.share(1, new ClassPair(2, 0))).isEqualTo(1);
    assertThat(predictions.share(1, 0)).isEqualTo(0.5);
    assertThat(reports).containsExactly("patterns 1/2", "patterns 2/2");
  }
}
