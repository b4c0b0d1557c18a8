package io.trojanscope.lab.reproduce.step;

import io.trojanscope.data.LabeledData;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.provenance.Environment;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.NetworkKind;
import io.trojanscope.train.TrainingConfig;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all steps are made from.
 *
 * @param training hash of the training images
 * @param test hash of the test images
 * @param images number of training images
 * @param network of every model
 */
public record StepInputs(
    String training, String test, int images, NetworkArchitecture network, long seed, int epochs) {
  private static final double SIX_CONVOLUTIONS_COST = 30;

  /** Raised where the same ingredients come to give another result. */
  private static final String REVISION = "1";

  /** Hashes the images. */
  public static StepInputs of(LabeledData data, long seed, Scale scale) {
    return new StepInputs(
        data.training().sha256(),
        data.test().sha256(),
        data.training().size(),
        network(data),
        seed,
        scale.epochs());
  }

  /** The author's network for colour images, and the paper's for grey ones. */
  private static NetworkArchitecture network(LabeledData data) {
    return data.shape().channels() == 1
        ? NetworkArchitecture.PAPER
        : new NetworkArchitecture(NetworkKind.CIFAR, 0);
  }

  /** About how many times the work of the paper's network an image takes. */
  double cost() {
    return network.equals(NetworkArchitecture.PAPER) ? 1 : SIX_CONVOLUTIONS_COST;
  }

  /** The paper's training, but for the number of epochs. */
  TrainingConfig trainingConfig() {
    TrainingConfig paper = TrainingConfig.paper(seed);
    return new TrainingConfig(epochs, paper.batchSize(), paper.learningRate(), seed);
  }

  /** The versions that a result depends on. */
  static SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("version", Environment.productVersion());
    versions.put("engine", TorchEngine.version());
    versions.put("revision", REVISION);
    return versions;
  }

  SortedMap<String, String> forTraining() {
    SortedMap<String, String> all = versions();
    all.put("training images", training);
    all.put("seed", Long.toString(seed));
    all.put("epochs", Integer.toString(epochs));
    if (!network.equals(NetworkArchitecture.PAPER)) {
      all.put("network", network.toString());
    }
    return all;
  }
}
