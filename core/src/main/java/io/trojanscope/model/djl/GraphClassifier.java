package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.trojanscope.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.torchscript.InferenceModule;
import io.trojanscope.model.torchscript.MemoryLayout;

/** A network run by libtorch. */
public final class GraphClassifier implements DifferentiableClassifier {
  private final ModelSpec spec;
  private final MemoryLayout layout;
  private final PtNDManager manager;
  private final MethodCall forward;
  private final MethodCall gradient;

  /**
   * Makes a network ready to run.
   *
   * @param spec input shape as the network's
   * @param layout how its images and weights lie in memory
   */
  public GraphClassifier(Graph graph, ModelSpec spec, MemoryLayout layout) {
    this.spec = spec;
    this.layout = layout;
    this.manager = TorchEngine.newManager();
    try {
      PtSymbolBlock module = TorchEngine.load(InferenceModule.of(graph, layout), manager);
      this.forward = new MethodCall(module, InferenceModule.FORWARD, manager);
      this.gradient = new MethodCall(module, InferenceModule.GRADIENT, manager);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** A network in the faster of the two layouts, found by timing both. */
  public static GraphClassifier inFasterLayout(Graph graph, ModelSpec spec) {
    return new GraphClassifier(graph, spec, LayoutTiming.fasterLayout(graph, spec));
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  /** How images and weights lie in memory; results differ in rounding between the layouts. */
  public MemoryLayout layout() {
    return layout;
  }

  @Override
  public Logits logits(ImageBatch images) {
    requireShape(images);
    TorchEngine.prepareThread();
    try (NDManager call = manager.newSubManager()) {
      return logits(images.count(), forward.apply(input(images, call)).get(0));
    }
  }

  @Override
  public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
    requireShape(images);
    requireFit(images, loss);
    TorchEngine.prepareThread();
    try (NDManager call = manager.newSubManager()) {
      NDArray logSumExpWeights = call.create(loss.logSumExpWeights(), new Shape(loss.count(), 1));
      NDArray logitWeights =
          call.create(loss.logitWeights(), new Shape(loss.count(), loss.classes()));
      NDList results = gradient.apply(input(images, call), logSumExpWeights, logitWeights);
      float[] values = results.get(1).toFloatArray();
      InputScaling.scaleGradient(values, spec);
      requireFinite("input gradient", values);
      return new InputGradient(logits(images.count(), results.get(0)), values);
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray input(ImageBatch images, NDManager call) {
    Shape shape =
        new Shape(
            images.count(), spec.input().channels(), spec.input().height(), spec.input().width());
    return call.create(InputScaling.normalize(images.values(), spec), shape);
  }

  private Logits logits(int count, NDArray result) {
    if (result.size() != (long) count * spec.classCount()) {
      throw new InvalidInputException(
          "model: expected "
              + count
              + " x "
              + spec.classCount()
              + " logits, found shape "
              + result.getShape());
    }
    float[] values = result.toFloatArray();
    requireFinite("logit", values);
    return new Logits(count, spec.classCount(), values);
  }

  private void requireShape(ImageBatch images) {
    if (!images.shape().equals(spec.input())) {
      throw new InvalidInputException(
          "model input: expected images of " + spec.input() + ", found " + images.shape());
    }
  }

  private void requireFit(ImageBatch images, LogitLoss loss) {
    if (loss.count() != images.count() || loss.classes() != spec.classCount()) {
      throw new IllegalArgumentException(
          "expected a loss over %d images and %d classes, found %d and %d"
              .formatted(images.count(), spec.classCount(), loss.count(), loss.classes()));
    }
  }

  private static void requireFinite(String what, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InvalidInputException(
            "model: expected finite numbers, found "
                + what
                + " "
                + value
                + "; its weights or its input range are wrong");
      }
    }
  }
}
