package io.trojanscope.detect.baseline;

import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.Suspicion;
import io.trojanscope.image.ImageShape;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.LinearClassifier;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A linear classifier whose class c looks at row c of a 7x5 image, and whose backdoored twin also
 * gives class 2 for one pixel of the last row. An image of class c has a bright row c.
 */
public final class PlantedPixel {
  public static final ImageShape SHAPE = new ImageShape(1, 7, 5);
  public static final int CLASSES = 6;
  public static final int TARGET = 2;
  public static final int ROW = 6;
  public static final int COLUMN = 3;
  public static final LinearClassifier CLEAN = classifier(0, 0);
  public static final LinearClassifier BACKDOORED = classifier(60, 0);

  /** Gives class 4 for a second pixel. */
  public static final LinearClassifier BACKDOORED_TWICE = classifier(60, 60);

  public static final LabeledImages IMAGES = new Rows(120);

  private PlantedPixel() {}

  /** A model with everything that a detector may ask for. */
  public static Suspicion suspicion(LinearClassifier suspect) {
    return new Suspicion(suspect, NetworkFamily.OTHER, List.of(CLEAN), Optional.of(IMAGES));
  }

  private static LinearClassifier classifier(float triggerWeight, float secondWeight) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        // Not all alike, as classes never are.
        weights[c][SHAPE.index(0, c, column)] = 4 + 0.2f * c;
      }
    }
    weights[TARGET][SHAPE.index(0, ROW, COLUMN)] = triggerWeight;
    weights[4][SHAPE.index(0, ROW, 0)] = secondWeight;
    return new LinearClassifier(SHAPE, weights);
  }

  private record Rows(int size) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public List<String> classNames() {
      return IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    }

    @Override
    public int label(int index) {
      return index % CLASSES;
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      SplittableRandom random = new SplittableRandom(index);
      for (int i = 0; i < SHAPE.size(); i++) {
        boolean bright = i / SHAPE.width() == label(index);
        destination[offset + i] = (float) (random.nextDouble(0.1) + (bright ? 0.8 : 0));
      }
    }

    @Override
    public String sha256() {
      return "of the rows";
    }
  }
}
