package io.trojanscope.evaluate;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean image of a class (the "mean digits" of the paper's figure 2).
 *
 * @param label index of the class
 * @param count number of images, at least 1
 * @param mean CHW, intensities in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied, as the maps are
public record ClassMean(int label, long count, float[] mean) {
  private static final int IMAGES_PER_REPORT = 1000;

  /** The means by the images' labels, in the order of the classes; none for an empty class. */
  public static List<ClassMean> ofEachClass(LabeledImages images, ProgressListener progress) {
    double[][] sums = new double[images.classCount()][];
    long[] counts = new long[images.classCount()];
    float[] image = new float[images.shape().size()];
    for (int i = 0; i < images.size(); i++) {
      int label = images.label(i);
      if (sums[label] == null) {
        sums[label] = new double[image.length];
      }
      images.copyImage(i, image, 0);
      add(sums[label], image);
      counts[label]++;
      if ((i + 1) % IMAGES_PER_REPORT == 0 || i + 1 == images.size()) {
        progress.progress("averaging images", i + 1, images.size());
      }
    }
    return means(sums, counts);
  }

  private static void add(double[] sum, float[] image) {
    for (int p = 0; p < image.length; p++) {
      sum[p] += image[p];
    }
  }

  private static List<ClassMean> means(double[][] sums, long[] counts) {
    List<ClassMean> means = new ArrayList<>();
    for (int label = 0; label < sums.length; label++) {
      if (counts[label] > 0) {
        float[] mean = new float[sums[label].length];
        for (int p = 0; p < mean.length; p++) {
          mean[p] = (float) (sums[label][p] / counts[label]);
        }
        means.add(new ClassMean(label, counts[label], mean));
      }
    }
    return means;
  }
}
