package io.trojanscope.workflow;

import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.ClassMean;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.evaluate.PoisonedTwin;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.TriggerSample;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plants a backdoor: poisons training images, fine-tunes a clean network on them, evaluates it. */
public final class PlantingRun {
  private final int threads;
  private final ProgressListener progress;

  public PlantingRun(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * A network with a backdoor, and what is known of it.
   *
   * @param provenance of the network
   */
  public record Planted(NetworkFile network, Provenance provenance, PlantedBackdoor plant) {
    /** The result as a document. */
    public PlantDocument document(Path model) {
      ModelIdentity identity =
          new ModelIdentity(model.toAbsolutePath().getFileName().toString(), Sha256.of(model));
      return new PlantDocument(
          provenance, network.spec().input(), network.spec().classNames(), identity, plant);
    }
  }

  /**
   * Checks the accuracy of the clean network, before anything is planted in it.
   *
   * @param name of its file
   * @return a line if it does not see the images as it was trained to
   * @throws InvalidInputException if the images do not fit the network
   */
  public Optional<String> misfit(NetworkFile clean, String name, LabeledImages test) {
    requireFit(clean.spec(), test);
    try (GraphClassifier classifier = GraphClassifier.of(clean.graph(), clean.spec())) {
      return Fit.misfit(name, classifier, test, progress);
    }
  }

  /**
   * Plants a backdoor.
   *
   * @param cleanHash SHA-256 of the clean network's file
   * @throws InvalidInputException if the plan does not fit the images, or the images the network
   */
  public Planted plant(
      NetworkFile clean,
      String cleanHash,
      LabeledImages training,
      LabeledImages test,
      PoisoningPlan plan,
      TrainingConfig config) {
    requireFit(clean.spec(), training);
    PoisonedDataset poisoned = PoisonedDataset.forTraining(training, plan);
    PoisonedDataset poisonedTest = PoisonedDataset.forTesting(test, plan);
    Provenance provenance = provenance(cleanHash, training, test, plan, config);
    Evaluation evaluation = new Evaluation(threads, progress);
    ConfusionMatrix before = evaluation.confusionMatrix(clean, test);
    Graph trained =
        new NetworkTrainer(threads)
            .train(clean.graph(), clean.spec().normalization(), poisoned, config, progress)
            .graph();
    NetworkFile network =
        new NetworkFile(
            trained, clean.spec(), ModelMetadata.of(provenance, poisoned.poisonedIndices()));
    BackdoorEvaluation after;
    try (GraphClassifier classifier = GraphClassifier.of(trained, clean.spec())) {
      after = evaluation.with(evaluator -> evaluator.evaluate(classifier, poisonedTest));
    }
    PlantedBackdoor plant =
        new PlantedBackdoor(
            plan.sources().among(training.classCount(), plan.target()),
            plan.target(),
            plan.trigger().identity(),
            poisoned.poisonedIndices().length,
            after,
            Optional.of(before),
            Optional.of(sample(PoisonedTwin.first(poisonedTest))),
            classMeans(poisoned));
    return new Planted(network, provenance, plant);
  }

  private List<io.trojanscope.result.ClassMean> classMeans(PoisonedDataset images) {
    return ClassMean.ofEachClass(images, progress).stream()
        .filter(mean -> mean.count() > 0)
        .map(mean -> new io.trojanscope.result.ClassMean(mean.label(), mean.mean()))
        .toList();
  }

  private static Provenance provenance(
      String cleanHash,
      LabeledImages training,
      LabeledImages test,
      PoisoningPlan plan,
      TrainingConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("clean model", cleanHash);
    inputs.put("training images", training.sha256());
    inputs.put("test images", test.sha256());
    SortedMap<String, String> settings = TrainingRun.settings(config);
    settings.putAll(plan.configuration());
    return new Provenance(inputs, settings, Engines.environment());
  }

  private static void requireFit(ModelSpec spec, LabeledImages images) {
    if (!spec.input().equals(images.shape()) || spec.classCount() != images.classCount()) {
      throw new InvalidInputException(
          "data: expected images of %s in %d classes as the model takes, found %s in %d; give the data that the model was made for"
              .formatted(spec.input(), spec.classCount(), images.shape(), images.classCount()));
    }
  }

  private static TriggerSample sample(PoisonedTwin twin) {
    return new TriggerSample(twin.label(), twin.original(), twin.poisoned());
  }
}
