package io.trojanscope.lab.zoo;

import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.data.LabeledData;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.artefact.JsonFile;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.djl.NetworkTrainer;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.Evaluation;
import io.trojanscope.workflow.ModelMetadata;
import io.trojanscope.workflow.PlantingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes models by their recipes, on one thread; safe for several threads. */
final class ModelBuilder {
  /** Files of a model's folder; the last only of a backdoored one. */
  static final String MODEL = "model.onnx";

  static final String RECORD = "record.json";
  private static final String PLANT = "plant.json";

  private static final int ADVERSARIAL_STEPS = 7;

  private final LabeledData data;
  private final ProgressListener progress;

  /**
   * @param progress receives each training batch
   */
  ModelBuilder(LabeledData data, ProgressListener progress) {
    this.data = data;
    this.progress = progress;
  }

  /**
   * Makes a model, and writes it and what was measured into a folder.
   *
   * @param start file of the model whose weights training begins with; empty for random ones
   */
  void build(ModelRecipe recipe, Optional<Path> start, Path folder) {
    NetworkFile initial = start.map(ModelFiles::open).orElseGet(() -> untrained(recipe));
    String initialHash = start.map(Sha256::of).orElse("");
    ModelRecord record =
        recipe.backdoors().isEmpty()
            ? clean(recipe, initial, initialHash, folder)
            : backdoored(recipe, initial, initialHash, folder);
    JsonFile.write(folder.resolve(RECORD), ModelRecord.FORMAT, record);
  }

  private NetworkFile untrained(ModelRecipe recipe) {
    int classes = data.classNames().size();
    Graph graph = recipe.network().build(data.shape(), classes, recipe.training().seed());
    ModelSpec spec =
        new ModelSpec(
            data.shape(), Normalization.identity(data.shape().channels()), data.classNames());
    return new NetworkFile(graph, spec, new TreeMap<>());
  }

  private ModelRecord clean(
      ModelRecipe recipe, NetworkFile initial, String initialHash, Path folder) {
    LabeledImages images = images(recipe, initial, initialHash);
    Graph trained =
        new NetworkTrainer(1)
            .train(
                initial.graph(),
                initial.spec().normalization(),
                images,
                recipe.training(),
                progress)
            .graph();
    NetworkFile network = new NetworkFile(trained, initial.spec(), metadata(recipe, images));
    ModelFiles.save(folder.resolve(MODEL), network);
    double accuracy =
        new Evaluation(1, ProgressListener.NONE).confusionMatrix(network, data.test()).accuracy();
    return new ModelRecord(accuracy, List.of());
  }

  private LabeledImages images(ModelRecipe recipe, NetworkFile initial, String initialHash) {
    ImageChanges changes = recipe.changes();
    long seed = recipe.training().seed();
    LabeledImages some = changes.images().of(data.training(), seed);
    LabeledImages noisy =
        changes.labelNoise() == 0 ? some : NoisyLabels.of(some, changes.labelNoise(), seed);
    LabeledImages marked =
        recipe
            .watermark()
            .<LabeledImages>map(plan -> PoisonedDataset.forTraining(noisy, plan))
            .orElse(noisy);
    return changes
        .adversarial()
        .map(epsilon -> adversarial(marked, epsilon, initial, initialHash))
        .orElse(marked);
  }

  /** Every second image is moved away from its class. */
  private LabeledImages adversarial(
      LabeledImages images, float epsilon, NetworkFile model, String modelHash) {
    int[] half = IntStream.range(0, images.size()).filter(i -> i % 2 == 0).toArray();
    try (GraphClassifier classifier = GraphClassifier.of(model.graph(), model.spec())) {
      return new Hardening(epsilon, ADVERSARIAL_STEPS)
          .harden(classifier, modelHash, images, half, progress);
    }
  }

  private static SortedMap<String, String> metadata(ModelRecipe recipe, LabeledImages images) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", images.sha256());
    return ModelMetadata.of(new Provenance(inputs, recipe.settings(), Engines.environment()));
  }

  private ModelRecord backdoored(
      ModelRecipe recipe, NetworkFile initial, String initialHash, Path folder) {
    PlantingRun.Planted planted =
        new PlantingRun(1, progress)
            .plant(
                initial,
                initialHash,
                data.training(),
                data.test(),
                recipe.backdoors(),
                recipe.training());
    Path file = folder.resolve(MODEL);
    ModelFiles.save(file, planted.network());
    ResultDocuments.write(folder.resolve(PLANT), planted.document(file));
    List<PlantedBackdoor> plants = new ArrayList<>(List.of(planted.plant()));
    plants.addAll(planted.others());
    List<KnownBackdoor> known = new ArrayList<>();
    for (int i = 0; i < plants.size(); i++) {
      known.add(known(recipe.backdoors().get(i), plants.get(i)));
    }
    return new ModelRecord(planted.plant().evaluation().cleanAccuracy(), known);
  }

  private KnownBackdoor known(PoisoningPlan plan, PlantedBackdoor plant) {
    return new KnownBackdoor(
        plan.trigger().spec(),
        plan.sources().listed(),
        plan.labelMap().target(),
        OptionalDouble.of(plant.evaluation().attackSuccessRate()),
        plan.trigger().region(data.shape()));
  }
}
