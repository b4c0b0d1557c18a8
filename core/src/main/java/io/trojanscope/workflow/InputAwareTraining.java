package io.trojanscope.workflow;

import io.trojanscope.attack.poison.InputAwarePairs;
import io.trojanscope.attack.poison.InputAwareTrigger;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.InputAwareNetwork;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trains a network together with the generator of its triggers. */
final class InputAwareTraining {
  private final int threads;
  private final ProgressListener progress;

  InputAwareTraining(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * A network and the trained generator, which whoever asked closes.
   *
   * @param images the training images with the triggers that the generator makes
   */
  record Result(Graph network, PoisonedDataset images, GraphClassifier generator) {}

  /**
   * @param untrained by a plan whose trigger is an {@link InputAwareTrigger}
   */
  Result train(NetworkFile clean, PoisonedDataset untrained, TrainingConfig config) {
    PoisoningPlan plan = untrained.plan();
    InputAwareTrigger trigger = (InputAwareTrigger) plan.trigger();
    InputAwareNetwork network =
        new InputAwareNetwork(
            clean.graph(), clean.spec().normalization(), trigger.amplitude(), config.seed());
    Graph trained =
        new NetworkTrainer(threads)
            .train(network.joint(), new InputAwarePairs(untrained), config, progress)
            .graph();
    GraphClassifier generator =
        GraphClassifier.of(network.generator(trained), generatorSpec(untrained.shape()));
    InputAwareTrigger made = new InputAwareTrigger(trigger.amplitude(), Optional.of(generator));
    return new Result(
        network.classifier(trained),
        PoisonedDataset.forTraining(untrained.pristine(), plan.withTrigger(made)),
        generator);
  }

  private static ModelSpec generatorSpec(ImageShape shape) {
    return new ModelSpec(
        shape,
        Normalization.identity(shape.channels()),
        IntStream.range(0, shape.size()).mapToObj(Integer::toString).toList());
  }
}
