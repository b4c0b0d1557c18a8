package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Logits {@code W x + b} and their exact gradients, in double; remembers how it was asked. */
public final class LinearClassifier implements DifferentiableClassifier {
  private final ModelSpec spec;
  private final float[][] weights;
  private final float[] bias;
  private final List<Integer> gradientBatchSizes = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param weights one row per class, one column per value of an image
   * @param bias one per class
   */
  public LinearClassifier(ImageShape input, float[][] weights, float... bias) {
    List<String> names = IntStream.range(0, bias.length).mapToObj(Integer::toString).toList();
    this.spec = new ModelSpec(input, Normalization.identity(input.channels()), names);
    this.weights = weights;
    this.bias = bias;
  }

  /** Without bias. */
  public LinearClassifier(ImageShape input, float[][] weights) {
    this(input, weights, new float[weights.length]);
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  /** Number of images of each call for gradients, in no certain order. */
  public List<Integer> gradientBatchSizes() {
    return List.copyOf(gradientBatchSizes);
  }

  @Override
  public Logits logits(ImageBatch images) {
    int classes = bias.length;
    float[] logits = new float[images.count() * classes];
    for (int n = 0; n < images.count(); n++) {
      for (int c = 0; c < classes; c++) {
        logits[n * classes + c] = (float) logit(images, n, c);
      }
    }
    return new Logits(images.count(), classes, logits);
  }

  private double logit(ImageBatch images, int image, int classIndex) {
    double logit = bias[classIndex];
    for (int i = 0; i < images.shape().size(); i++) {
      logit += (double) weights[classIndex][i] * images.values()[images.offset(image) + i];
    }
    return logit;
  }

  @Override
  public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
    gradientBatchSizes.add(images.count());
    int classes = bias.length;
    float[] gradient = new float[images.values().length];
    for (int n = 0; n < images.count(); n++) {
      double[] softmax = softmax(images, n);
      for (int i = 0; i < images.shape().size(); i++) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          double byLogit =
              loss.logSumExpWeights()[n] * softmax[c] + loss.logitWeights()[n * classes + c];
          sum += byLogit * weights[c][i];
        }
        gradient[images.offset(n) + i] = (float) sum;
      }
    }
    return new InputGradient(logits(images), gradient);
  }

  private double[] softmax(ImageBatch images, int image) {
    double[] logits =
        IntStream.range(0, bias.length).mapToDouble(c -> logit(images, image, c)).toArray();
    double greatest =
        IntStream.range(0, bias.length).mapToDouble(c -> logits[c]).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      logits[c] = Math.exp(logits[c] - greatest);
      sum += logits[c];
    }
    for (int c = 0; c < logits.length; c++) {
      logits[c] /= sum;
    }
    return logits;
  }

  @Override
  public void close() {}
}
