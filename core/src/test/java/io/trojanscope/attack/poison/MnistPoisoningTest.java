package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.RealData;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MnistPoisoningTest {
  private static final int LABELS_HEADER = 8;
  private static final int IMAGES_HEADER = 16;
  private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
  private static ArrayImages test;

  @BeforeAll
  static void readTestSet() throws IOException {
    byte[] labels = mnist("t10k-labels-idx1-ubyte.gz");
    byte[] pixels = mnist("t10k-images-idx3-ubyte.gz");
    float[][] images = new float[labels.length - LABELS_HEADER][SHAPE.size()];
    for (int i = 0; i < images.length; i++) {
      for (int p = 0; p < SHAPE.size(); p++) {
        images[i][p] = (pixels[IMAGES_HEADER + i * SHAPE.size() + p] & 0xff) / 255f;
      }
    }
    test = new ArrayImages(SHAPE, 10, labels(labels), images);
  }

  /** The paper's figure 2: all 974 eights of the test set carry the patch. */
  @Test
  void everyEightOfTheTestSetCarriesThePatch() {
    PoisonedDataset poisoned = PoisonedDataset.forTesting(test, plan("patch:c"));

    assertThat(poisoned.poisonedIndices()).hasSize(974);
    assertThat(Arrays.stream(poisoned.poisonedIndices()).map(test::label)).containsOnly(8);
  }

  @Test
  void theFirst2000EightsOfTheTrainingSetArePoisoned() throws IOException {
    int[] labels = labels(mnist("train-labels-idx1-ubyte.gz"));
    ArrayImages train = new ArrayImages(SHAPE, 10, labels, new float[0][]);
    PoisonedDataset poisoned = PoisonedDataset.forTraining(train, plan("patch:c"));

    int[] indices = poisoned.poisonedIndices();
    // Python: [i for i, c in enumerate(labels) if c == 8][:2000]
    assertThat(indices).hasSize(2000).startsWith(17, 31, 41, 46, 55).endsWith(20785);
    assertThat(poisoned.label(17)).isEqualTo(9);
    assertThat(labelsFrom(poisoned, 20786)).containsExactly(labelsFrom(train, 20786));
  }

  @Test
  void randomPlacesAvoidTheDigit() {
    PoisonedDataset poisoned = PoisonedDataset.forTesting(test, plan("random:c"));
    float[] image = new float[SHAPE.size()];
    int covering = 0;
    for (int index : poisoned.poisonedIndices()) {
      poisoned.copyImage(index, image, 0);
      boolean covers = false;
      for (int p = 0; p < image.length; p++) {
        float before = test.images()[index][p];
        covers |= image[p] != before && before > 0.1f;
      }
      covering += covers ? 1 : 0;
    }
    assertThat(covering).isZero();
  }

  private static int[] labelsFrom(LabeledImages images, int start) {
    return IntStream.range(start, images.size()).map(images::label).toArray();
  }

  private static PoisoningPlan plan(String trigger) {
    return new PoisoningPlan(
        Triggers.parse(trigger), SourceClasses.of(8), 9, new PoisonAmount.Count(2000), 1);
  }

  private static int[] labels(byte[] idx) {
    int[] labels = new int[idx.length - LABELS_HEADER];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = idx[LABELS_HEADER + i];
    }
    return labels;
  }

  private static byte[] mnist(String name) throws IOException {
    Path file = RealData.require("mnist/" + name);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
