package io.trojanscope.lab.benchmark;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.LabeledData;
import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.BackdoorEvaluator;
import io.trojanscope.evaluate.Predictor;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import io.trojanscope.train.djl.NetworkTrainer;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.ModelMetadata;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes models by their recipes, on one thread; safe for several threads. */
final class ModelBuilder {
  private static final int BATCH_SIZE = 256;

  private final LabeledData data;
  private final ProgressListener progress;

  /**
   * @param progress hears of each training batch
   */
  ModelBuilder(LabeledData data, ProgressListener progress) {
    this.data = data;
    this.progress = progress;
  }

  /**
   * Makes a model, writes its file, and tells what is known of it.
   *
   * @param reference to fine-tune from, where the recipe wants that
   */
  ModelRecord build(ModelRecipe recipe, Optional<Graph> reference, Path file) {
    LabeledImages clean = recipe.images().of(data.training(), recipe.training().seed());
    Optional<PoisoningPlan> plan = recipe.backdoor().map(b -> plan(b, clean, recipe));
    LabeledImages images =
        plan.<LabeledImages>map(p -> PoisonedDataset.forTraining(clean, p)).orElse(clean);
    Graph start =
        recipe.fineTuned()
            ? reference.orElseThrow()
            : Networks.paperCnn(data.shape(), images.classCount(), recipe.training().seed());
    Graph trained = new NetworkTrainer(1).train(start, images, recipe.training(), progress).graph();
    ModelSpec spec =
        new ModelSpec(
            data.shape(), Normalization.identity(data.shape().channels()), data.classNames());
    ModelFiles.save(file, new NetworkFile(trained, spec, metadata(recipe, images, plan)));
    try (OrderedWorkers worker = new OrderedWorkers(1);
        GraphClassifier model = GraphClassifier.of(trained, spec)) {
      BackdoorEvaluator evaluator =
          new BackdoorEvaluator(new Predictor(BATCH_SIZE, worker, ProgressListener.NONE));
      return new ModelRecord(recipe, Sha256.of(file), known(recipe, plan, clean, model, evaluator));
    }
  }

  private KnownModel known(
      ModelRecipe recipe,
      Optional<PoisoningPlan> plan,
      LabeledImages clean,
      GraphClassifier model,
      BackdoorEvaluator evaluator) {
    if (plan.isEmpty()) {
      double accuracy = evaluator.confusionMatrix(model, data.test()).accuracy();
      return known(recipe, accuracy, Optional.empty());
    }
    PoisonedDataset training = PoisonedDataset.forTraining(clean, plan.get());
    BackdoorEvaluation evaluation =
        evaluator.evaluate(model, PoisonedDataset.forTesting(data.test(), training.plan()));
    Trigger trigger = plan.get().trigger();
    KnownBackdoor backdoor =
        new KnownBackdoor(
            trigger.spec(),
            plan.get().sources().listed(),
            recipe.backdoor().orElseThrow().target(),
            training.poisonedIndices().length,
            evaluation.attackSuccessRate(),
            trigger.region(data.shape()));
    return known(recipe, evaluation.cleanAccuracy(), Optional.of(backdoor));
  }

  private static KnownModel known(
      ModelRecipe recipe, double accuracy, Optional<KnownBackdoor> backdoor) {
    return new KnownModel(
        recipe.name(), recipe.description(), recipe.fineTuned(), accuracy, backdoor);
  }

  private static PoisoningPlan plan(
      BackdoorRecipe backdoor, LabeledImages images, ModelRecipe recipe) {
    SourceClasses sources = new SourceClasses(backdoor.sources());
    List<Integer> classes = sources.among(images.classCount(), backdoor.target());
    long available =
        IntStream.range(0, images.size()).filter(i -> classes.contains(images.label(i))).count();
    int count = (int) Math.max(1, Math.min(backdoor.images(), available / 2));
    return new PoisoningPlan(
        Triggers.parse(backdoor.trigger()),
        sources,
        backdoor.target(),
        new PoisonAmount.Count(count),
        recipe.training().seed());
  }

  private static SortedMap<String, String> metadata(
      ModelRecipe recipe, LabeledImages images, Optional<PoisoningPlan> plan) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", images.sha256());
    SortedMap<String, String> settings = TrainingRun.settings(recipe.training());
    settings.put("zoo.recipe", recipe.name() + ": " + recipe.description());
    plan.ifPresent(p -> settings.putAll(p.configuration()));
    return ModelMetadata.of(new Provenance(inputs, settings, Engines.environment()));
  }
}
