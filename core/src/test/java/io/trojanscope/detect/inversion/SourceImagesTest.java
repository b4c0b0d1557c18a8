package io.trojanscope.detect.inversion;

import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ModelSpec;
import org.junit.jupiter.api.Test;

class SourceImagesTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 16, 1, "");

  /** Classifies images of the first classes as class 5, and the others correctly. */
  private static Classifier wrongBelow(int first) {
    return new Classifier() {
      @Override
      public ModelSpec spec() {
        return CLEAN.spec();
      }

      @Override
      public Logits logits(ImageBatch images) {
        Logits logits = CLEAN.logits(images);
        for (int i = 0; i < logits.count(); i++) {
          if (logits.predicted(i) < first) {
            logits.values()[i * CLASSES + 5] = 1000;
          }
        }
        return logits;
      }

      @Override
      public void close() {}
    };
  }

  /** The class of an image: its bright row. */
  private static int label(float[] images, int position) {
    int start = position * SHAPE.size();
    int brightest = start;
    for (int i = start; i < start + SHAPE.size(); i++) {
      brightest = images[i] > images[brightest] ? i : brightest;
    }
    return (brightest - start) / SHAPE.width();
  }

  @Test
  void hasTheImagesThatTheModelClassifiesCorrectly() {
    SourceImages sources = SourceImages.of(SAMPLES, wrongBelow(2), 8);

    assertThat(sources.has(0)).isFalse();
    assertThat(sources.has(1)).isFalse();
    assertThat(sources.has(2)).isTrue();
    assertThat(label(sources.of(2, 3), 2)).isEqualTo(2);
  }

  @Test
  void takesTheImagesOfOthersFromClassesThatHaveSome() {
    float[] others = SourceImages.of(SAMPLES, wrongBelow(2), 8).ofOthers(3, 0, 6);

    int[] labels = new int[6];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(others, i);
    }
    assertThat(labels).containsExactly(2, 4, 5, 2, 4, 5);
  }

  @Test
  void refusesAModelThatKnowsFewClasses() {
    assertThatThrownBy(() -> SourceImages.of(SAMPLES, wrongBelow(4), 8))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none of 4 of 6 classes");
  }
}
