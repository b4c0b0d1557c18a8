package io.trojanscope.lab.reproduce.step;

import io.trojanscope.data.LabeledData;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.provenance.Environment;
import io.trojanscope.train.TrainingConfig;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all steps are made from.
 *
 * @param training hash of the training images
 * @param test hash of the test images
 * @param images number of training images
 */
public record StepInputs(String training, String test, int images, long seed, int epochs) {
  /** Raised where the same ingredients come to give another result. */
  private static final String REVISION = "1";

  /** Hashes the images. */
  public static StepInputs of(LabeledData data, long seed, Scale scale) {
    return new StepInputs(
        data.training().sha256(),
        data.test().sha256(),
        data.training().size(),
        seed,
        scale.epochs());
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
    return all;
  }
}
