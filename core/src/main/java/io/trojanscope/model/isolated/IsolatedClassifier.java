package io.trojanscope.model.isolated;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.NetworkClassifier;

/**
 * A model that runs in worker processes. Results have the same bits as in this process. As many
 * calls run at once as there are workers; further ones wait. What ends a worker, be it a crash, a
 * limit or a wrong answer, fails that call and all later ones.
 */
public final class IsolatedClassifier implements DifferentiableClassifier {
  private final NetworkClassifier classifier;

  IsolatedClassifier(String name, ModelSpec spec, IsolatedNetwork network) {
    this.classifier = new NetworkClassifier(name, spec, network);
  }

  @Override
  public ModelSpec spec() {
    return classifier.spec();
  }

  /** What the workers are kept from; to be told with the result where something is missing. */
  public Confinement confinement() {
    return Confinement.available();
  }

  @Override
  public Logits logits(ImageBatch images) {
    return classifier.logits(images);
  }

  @Override
  public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
    return classifier.inputGradient(images, loss);
  }

  /** Ends the workers. */
  @Override
  public void close() {
    classifier.close();
  }
}
