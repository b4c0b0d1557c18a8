package io.trojanscope.model.djl;

import io.trojanscope.graph.Graph;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.torchscript.InferenceModule;
import io.trojanscope.torchscript.MemoryLayout;

/** A network of our own making, run by libtorch in this process. */
public final class GraphClassifier implements DifferentiableClassifier {
  private static final String NAME = "model";

  private final MemoryLayout layout;
  private final NetworkClassifier classifier;

  /**
   * Makes a network ready to run.
   *
   * @param spec input shape as the network's
   * @param layout how its images and weights lie in memory
   */
  public GraphClassifier(Graph graph, ModelSpec spec, MemoryLayout layout) {
    this.layout = layout;
    this.classifier =
        new NetworkClassifier(
            NAME,
            spec,
            ModuleNetwork.of(
                NAME,
                InferenceModule.of(graph, layout),
                InstructionLimit.of(graph, layout),
                spec.input(),
                spec.classCount()));
  }

  /** A network in its usual memory layout. */
  public static GraphClassifier of(Graph graph, ModelSpec spec) {
    return new GraphClassifier(graph, spec, MemoryLayout.of(graph));
  }

  @Override
  public ModelSpec spec() {
    return classifier.spec();
  }

  /** How images and weights lie in memory; results differ in rounding between the layouts. */
  public MemoryLayout layout() {
    return layout;
  }

  @Override
  public Logits logits(ImageBatch images) {
    return classifier.logits(images);
  }

  @Override
  public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
    return classifier.inputGradient(images, loss);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
