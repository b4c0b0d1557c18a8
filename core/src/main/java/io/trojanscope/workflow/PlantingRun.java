package io.trojanscope.workflow;

import io.trojanscope.attack.poison.InputAwareTrigger;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.evaluate.ClassMean;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.evaluate.PoisonedTwin;
import io.trojanscope.evaluate.SideEffects;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.Pixels;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.PlantDetails;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.PoisonedClassMean;
import io.trojanscope.result.TriggerSample;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Plants a backdoor: poisons training images, fine-tunes a clean network on them, evaluates it. */
public final class PlantingRun {
  private final int threads;
  private final ProgressListener progress;

  public PlantingRun(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * A network with a backdoor, and what is known about it.
   *
   * @param provenance of the network
   * @param others further backdoors of the same network
   */
  public record Planted(
      NetworkFile network,
      Provenance provenance,
      PlantedBackdoor plant,
      List<PlantedBackdoor> others) {
    public Planted {
      others = List.copyOf(others);
    }

    /** The result as a document. */
    public PlantDocument document(Path model) {
      ModelIdentity identity =
          new ModelIdentity(model.toAbsolutePath().getFileName().toString(), Sha256.of(model));
      return new PlantDocument(
          provenance, network.spec().input(), network.spec().classNames(), identity, plant, others);
    }
  }

  /**
   * Checks the accuracy of the clean network, before anything is planted in it.
   *
   * @param name of its file
   * @return a line if the images seem to be preprocessed otherwise than in its training
   * @throws InvalidInputException if the images do not fit the network
   */
  public Optional<String> misfit(NetworkFile clean, String name, LabeledImages test) {
    requireFit(clean.spec(), test);
    try (GraphClassifier classifier = GraphClassifier.of(clean.graph(), clean.spec())) {
      return Comparability.misfit(name, classifier, test, progress);
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
    return plant(clean, cleanHash, training, test, List.of(plan), config);
  }

  /**
   * Plants one or several backdoors in one network. An image carries one trigger at most: the first
   * plan chooses first.
   *
   * @param plans at least one
   * @param cleanHash SHA-256 of the clean network's file
   * @throws InvalidInputException if a plan does not fit the images, or the images the network
   */
  public Planted plant(
      NetworkFile clean,
      String cleanHash,
      LabeledImages training,
      LabeledImages test,
      List<PoisoningPlan> plans,
      TrainingConfig config) {
    clean.spec().requireAccepts("data", training.shape(), training.classCount(), "the clean model");
    boolean inputAware =
        plans.stream().anyMatch(plan -> plan.trigger() instanceof InputAwareTrigger);
    if (inputAware && plans.size() > 1) {
      throw new InvalidInputException(
          "trigger inputaware: expected it as the only backdoor of a model, found "
              + plans.size()
              + " backdoors; plant one");
    }
    Poisoning poisoning = new Poisoning(clean, cleanHash, progress);
    List<PoisonedDataset> poisoned = poisoning.poison(training, plans);
    for (PoisonedDataset images : poisoned) {
      PoisonedDataset.forTesting(test, images.plan()); // fails before the training if at all
    }
    Provenance provenance = provenance(cleanHash, training, test, plans, config);
    if (!inputAware) {
      LabeledImages all = poisoned.get(poisoned.size() - 1);
      Graph trained =
          new NetworkTrainer(threads)
              .train(clean.graph(), clean.spec().normalization(), all, config, progress)
              .graph();
      return planted(clean, trained, poisoned, test, provenance);
    }
    InputAwareTraining.Result result =
        new InputAwareTraining(threads, progress).train(clean, poisoned.get(0), config);
    GraphClassifier generator = result.generator();
    try (generator) {
      return planted(clean, result.network(), List.of(result.images()), test, provenance);
    }
  }

  private Planted planted(
      NetworkFile clean,
      Graph trained,
      List<PoisonedDataset> poisoned,
      LabeledImages test,
      Provenance provenance) {
    Evaluation evaluation = new Evaluation(threads, progress);
    ConfusionMatrix before = evaluation.confusionMatrix(clean, test);
    NetworkFile network =
        new NetworkFile(trained, clean.spec(), ModelMetadata.of(provenance, indices(poisoned)));
    List<PoisonedClassMean> means = classMeans(poisoned.get(poisoned.size() - 1));
    try (GraphClassifier classifier = GraphClassifier.of(trained, clean.spec())) {
      List<PlantedBackdoor> plants =
          poisoned.stream()
              .map(images -> backdoor(classifier, images, test, before, means, evaluation))
              .toList();
      return new Planted(network, provenance, plants.get(0), plants.subList(1, plants.size()));
    }
  }

  private static PlantedBackdoor backdoor(
      GraphClassifier classifier,
      PoisonedDataset training,
      LabeledImages test,
      ConfusionMatrix before,
      List<PoisonedClassMean> means,
      Evaluation evaluation) {
    PoisoningPlan plan = training.plan();
    PoisonedDataset poisonedTest = PoisonedDataset.forTesting(test, plan);
    List<Integer> sources = plan.sourceClasses(test.classCount());
    boolean cleanLabel = plan.options().cleanLabel();
    int poisonedImages = training.poisonedIndices().length;
    SideEffects sideEffects =
        evaluation.with(evaluator -> evaluator.sideEffects(classifier, test, plan));
    return new PlantedBackdoor(
        sources,
        plan.labelMap().of(sources.get(0), test.classCount()),
        plan.trigger().identity(),
        poisonedImages,
        evaluation.with(evaluator -> evaluator.evaluate(classifier, poisonedTest)),
        Optional.of(before),
        Optional.of(sample(PoisonedTwin.first(poisonedTest))),
        means,
        Optional.of(
            new PlantDetails(
                plan.labelMap().target().isEmpty(),
                cleanLabel,
                training.coverCount(),
                cleanLabel ? 0 : poisonedImages - training.relabeledCount(),
                sideEffects)));
  }

  private static int[] indices(List<PoisonedDataset> poisoned) {
    return poisoned.stream()
        .flatMapToInt(images -> IntStream.of(images.poisonedIndices()))
        .sorted()
        .toArray();
  }

  private List<PoisonedClassMean> classMeans(LabeledImages images) {
    return ClassMean.ofEachClass(images, progress).stream()
        .filter(mean -> mean.count() > 0)
        .map(mean -> new PoisonedClassMean(mean.label(), new Pixels(mean.mean())))
        .toList();
  }

  private static Provenance provenance(
      String cleanHash,
      LabeledImages training,
      LabeledImages test,
      List<PoisoningPlan> plans,
      TrainingConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("clean model", cleanHash);
    inputs.put("training images", training.sha256());
    inputs.put("test images", test.sha256());
    SortedMap<String, String> settings = TrainingRun.settings(config);
    for (int i = 0; i < plans.size(); i++) {
      String prefix = i == 0 ? "" : "backdoor " + (i + 1) + " ";
      plans.get(i).configuration().forEach((name, value) -> settings.put(prefix + name, value));
    }
    return new Provenance(inputs, settings, Engines.environment());
  }

  private static void requireFit(ModelSpec spec, LabeledImages images) {
    spec.requireAccepts("data", images.shape(), images.classCount(), "the model");
  }

  private static TriggerSample sample(PoisonedTwin twin) {
    return new TriggerSample(
        twin.label(), new Pixels(twin.original()), new Pixels(twin.poisoned()));
  }
}
