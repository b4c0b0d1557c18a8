package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images held in arrays. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ArrayImages(ImageShape shape, int classes, int[] labels, float[][] images)
    implements LabeledImages {
  /** Noise under the given labels. */
  public static ArrayImages noise(ImageShape shape, int classes, long seed, int... labels) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] images = new float[labels.length][shape.size()];
    for (float[] image : images) {
      for (int p = 0; p < image.length; p++) {
        image[p] = (float) random.nextDouble();
      }
    }
    return new ArrayImages(shape, classes, labels, images);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    System.arraycopy(images[index], 0, destination, offset, shape.size());
  }

  @Override
  public String sha256() {
    return Integer.toHexString(Arrays.deepHashCode(images) + Arrays.hashCode(labels));
  }
}
