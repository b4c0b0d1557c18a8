package io.trojanscope.biasmap;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;
import io.trojanscope.stats.RunningMoments;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classification images: the means of the images that a model gave each class. Memory does not grow
 * with the images. Not safe for several threads.
 */
public final class ClassificationImages {
  private final List<RunningMoments> moments;
  private final int size;

  /**
   * @param size number of values of an image
   */
  public ClassificationImages(int classes, int size) {
    this.moments = Stream.generate(() -> new RunningMoments(size)).limit(classes).toList();
    this.size = size;
  }

  /**
   * Adds one image of a batch.
   *
   * @param logits what the model says of the batch
   */
  public void add(ImageBatch images, int image, Logits logits) {
    moments.get(logits.predicted(image)).add(images.values(), images.offset(image), 1);
  }

  /** Number of values of an image. */
  public int size() {
    return size;
  }

  /** How many images were given a class. */
  public long count(int classIndex) {
    return moments.get(classIndex).count();
  }

  /** Mean of the images of a class, CHW; NaN if there are none. */
  public float[] mean(int classIndex) {
    float[] mean = new float[size];
    for (int i = 0; i < size; i++) {
      mean[i] = (float) moments.get(classIndex).mean(i);
    }
    return mean;
  }

  /** Euclidean distance between two means of a class; NaN if one of them has no images. */
  public double distance(ClassificationImages other, int classIndex) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double difference = moments.get(classIndex).mean(i) - other.moments.get(classIndex).mean(i);
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
