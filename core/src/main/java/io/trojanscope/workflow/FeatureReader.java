package io.trojanscope.workflow;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.screen.FeatureMatrix;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.stat.projection.PCA;

/**
 * Computes the features of images, batch by batch. More than {@value #MOST_FEATURES} features are
 * reduced to that many principal components, which some of the images determine, so that memory
 * does not grow with the network.
 */
final class FeatureReader {
  static final int MOST_FEATURES = 128;
  private static final int BATCH_SIZE = 128;

  /** Images that determine the principal components. */
  private static final int MOST_FITTED = 4000;

  private final Classifier probe;
  private final LabeledImages images;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param probe gives features in place of logits
   */
  FeatureReader(
      Classifier probe, LabeledImages images, OrderedWorkers workers, ProgressListener progress) {
    this.probe = probe;
    this.images = images;
    this.workers = workers;
    this.progress = progress;
  }

  /** The features of all images. */
  FeatureMatrix read() {
    UnaryOperator<float[]> reduction =
        probe.spec().classCount() > MOST_FEATURES ? reduction() : UnaryOperator.identity();
    int[] all = IntStream.range(0, images.size()).toArray();
    int[] labels = Arrays.stream(all).map(images::label).toArray();
    return new FeatureMatrix(
        read(all, reduction, "computing features"), labels, images.classCount());
  }

  /** Principal components of images that are spread evenly over all. */
  private UnaryOperator<float[]> reduction() {
    int count = Math.min(MOST_FITTED, images.size());
    int[] spread =
        IntStream.range(0, count).map(i -> (int) ((long) i * images.size() / count)).toArray();
    float[][] features = read(spread, UnaryOperator.identity(), "computing features to reduce");
    PCA components = new PCA(Math.min(MOST_FEATURES, count - 1));
    components.fit(Arrays.stream(features).map(FeatureMatrix::widened).toArray(double[][]::new));
    return row -> narrowed(components.transform(new double[][] {FeatureMatrix.widened(row)})[0]);
  }

  private float[][] read(int[] indices, UnaryOperator<float[]> reduction, String task) {
    float[][] rows = new float[indices.length][];
    int[] done = {0};
    workers.forEach(
        (indices.length + BATCH_SIZE - 1L) / BATCH_SIZE,
        batch -> rows(probe.logits(images.batch(batch(indices, batch))), reduction),
        features -> {
          int read = Math.min(features.length, rows.length - done[0]);
          System.arraycopy(features, 0, rows, done[0], read);
          done[0] += read;
          progress.progress(task, done[0], rows.length);
        });
    return rows;
  }

  /** Of the same size every time, filled up with the last image, so that the bits are the same. */
  private static int[] batch(int[] indices, long batch) {
    int start = Math.toIntExact(batch * BATCH_SIZE);
    return IntStream.range(start, start + BATCH_SIZE)
        .map(i -> indices[Math.min(i, indices.length - 1)])
        .toArray();
  }

  private static float[][] rows(Logits features, UnaryOperator<float[]> reduction) {
    float[][] rows = new float[features.count()][];
    for (int i = 0; i < rows.length; i++) {
      int start = i * features.classes();
      rows[i] =
          reduction.apply(Arrays.copyOfRange(features.values(), start, start + features.classes()));
    }
    return rows;
  }

  private static float[] narrowed(double[] row) {
    float[] narrow = new float[row.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) row[k];
    }
    return narrow;
  }
}
