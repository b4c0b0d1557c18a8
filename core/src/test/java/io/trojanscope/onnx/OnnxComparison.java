package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.MemoryLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;

/**
 * Our logits and gradients of a model against ONNX Runtime's: its logits, and the slope of its
 * logits by central differences along our gradient and along a random direction.
 */
final class OnnxComparison {
  private static final int IMAGES = 3;

  /**
   * Lengths of a finite difference, relative to that of the images; at a kink, only short ones fit.
   */
  private static final double[] STEPS = {2e-3, 4e-4, 1e-4};

  private final Path file;
  private final NetworkFile network;
  private final double slopeTolerance;
  private final ImageBatch images;
  private final LogitLoss loss;

  OnnxComparison(Path file, double slopeTolerance) {
    this.file = file;
    this.network = OnnxReader.read(file);
    this.slopeTolerance = slopeTolerance;
    SplittableRandom random = new SplittableRandom(11);
    ImageShape shape = network.spec().input();
    this.images = new ImageBatch(IMAGES, shape, uniform(random, IMAGES * shape.size()));
    int classes = network.spec().classCount();
    float[] weights = uniform(random, IMAGES * classes);
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= 0.5f;
    }
    this.loss = new LogitLoss(classes, new float[IMAGES], weights);
  }

  private static float[] uniform(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** Checks in one layout; finite differences move only the pixels chosen. */
  void check(MemoryLayout layout, DoublePredicate moves) throws OrtException {
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      check(runtime, layout, moves);
    }
  }

  /** Checks the logits, and that each chosen pixel's own logit grows with it at a rate. */
  void checkConstantGradient(float rate, DoublePredicate grows) throws OrtException {
    int classes = network.spec().classCount();
    float[] weights = new float[images.count() * classes];
    Arrays.fill(weights, 1);
    try (OnnxRuntime runtime = new OnnxRuntime(file);
        GraphClassifier classifier =
            new GraphClassifier(network.graph(), network.spec(), MemoryLayout.CHANNELS_LAST)) {
      InputGradient actual =
          classifier.inputGradient(
              images, new LogitLoss(classes, new float[images.count()], weights));
      assertClose(actual.logits().values(), logits(runtime, images.values()));
      for (int i = 0; i < images.values().length; i++) {
        assertThat(actual.gradient()[i]).isEqualTo(grows.test(images.values()[i]) ? rate : 0);
      }
    }
  }

  private void check(OnnxRuntime runtime, MemoryLayout layout, DoublePredicate moves)
      throws OrtException {
    float[] expected = logits(runtime, images.values());
    InputGradient actual;
    float[] forward;
    try (GraphClassifier classifier =
        new GraphClassifier(network.graph(), network.spec(), layout)) {
      actual = classifier.inputGradient(images, loss);
      forward = classifier.logits(images).values();
    }
    assertClose(forward, expected);
    assertClose(actual.logits().values(), expected);
    float[] gradient = actual.gradient();
    float[] along = gradient.clone();
    float[] across = uniform(new SplittableRandom(5), gradient.length);
    double share = norm(gradient) / norm(across);
    for (int i = 0; i < gradient.length; i++) {
      boolean moved = moves.test(images.values()[i]);
      along[i] = moved ? gradient[i] : 0;
      across[i] = moved ? (float) ((across[i] - 0.5) * share + gradient[i] / 2) : 0;
    }
    assertThat(norm(along)).as("gradient norm").isPositive();
    assertSlope(runtime, gradient, along);
    assertSlope(runtime, gradient, across);
  }

  /** Largest error relative to the largest expected value. */
  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 0;
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(expected[i] - (double) actual[i]));
    }
    assertThat(scale).as("largest logit").isPositive();
    assertThat(error / scale).as("error of the logits").isLessThan(1e-5);
  }

  private void assertSlope(OnnxRuntime runtime, float[] gradient, float[] direction)
      throws OrtException {
    double actual = 0;
    for (int i = 0; i < gradient.length; i++) {
      actual += gradient[i] * (double) direction[i];
    }
    double scale = norm(gradient) * norm(direction);
    double error = Double.POSITIVE_INFINITY;
    for (double step : STEPS) {
      double expected = slope(runtime, direction, step);
      error = Math.min(error, Math.abs(actual - expected) / scale);
    }
    assertThat(error).as("error of the slope, found %s", actual).isLessThan(slopeTolerance);
  }

  private double slope(OnnxRuntime runtime, float[] direction, double step) throws OrtException {
    double h = step * norm(images.values()) / norm(direction);
    return (lossAt(runtime, direction, h) - lossAt(runtime, direction, -h)) / (2 * h);
  }

  private double lossAt(OnnxRuntime runtime, float[] direction, double h) throws OrtException {
    float[] moved = images.values().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (h * direction[i]);
    }
    float[] logits = logits(runtime, moved);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += loss.logitWeights()[i] * (double) logits[i];
    }
    return sum;
  }

  private float[] logits(OnnxRuntime runtime, float[] values) throws OrtException {
    ImageShape shape = images.shape();
    return runtime.run(
        OnnxBuilder.OUTPUT, values, IMAGES, shape.channels(), shape.height(), shape.width());
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * (double) value;
    }
    return Math.sqrt(sum);
  }
}
