package io.trojanscope.lab.zoo;

import io.trojanscope.data.LabeledData;
import io.trojanscope.files.Sha256;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.lab.artefact.ArtefactStore;
import io.trojanscope.lab.artefact.JsonFile;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;

/**
 * Makes the models of a zoo that are missing, one on each thread, and keeps each under the hash of
 * what made it: recipe, images, and the model that its training began with.
 */
public final class ZooMaking {
  private static final String TASK = "training models";

  /** Raised where the same ingredients come to give another model. */
  private static final String REVISION = "1";

  private final ArtefactStore store;
  private final LabeledData data;
  private final int threads;
  private final MakingProgress progress;

  /** Keeps the models in a store. */
  public ZooMaking(ArtefactStore store, LabeledData data, int threads, ProgressListener progress) {
    this.store = store;
    this.data = data;
    this.threads = threads;
    this.progress = new MakingProgress(TASK, progress);
  }

  /**
   * The models of one part, those that are missing made first.
   *
   * @throws io.trojanscope.error.InvalidInputException if the recipe is for other images, or a
   *     model cannot be made or kept
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; whole models
   *     are kept
   */
  public List<Suspect> make(ZooRecipe zoo, ZooPart part) {
    zoo.requireFit(data);
    PartModels models = new PartModels(part, zoo);
    PartRecipe recipe = zoo.part(part);
    List<ModelRecipe> suspects = models.suspects();
    Set<ModelRecipe> first = new HashSet<>();
    for (NetworkArchitecture network : recipe.allNetworks()) {
      first.add(models.reference(network));
    }
    recipe.networks().forEach(network -> models.base(network).ifPresent(first::add));
    build(List.copyOf(first), suspects, models);
    Map<NetworkArchitecture, ZooModel> references = new HashMap<>();
    for (NetworkArchitecture network : recipe.allNetworks()) {
      references.put(network, model(models.reference(network), models));
    }
    return suspects.stream()
        .map(
            suspect ->
                new Suspect(
                    model(suspect, models),
                    references.get(recipe.referenceNetwork().orElse(suspect.network()))))
        .toList();
  }

  /** Others may begin with the first ones. */
  private void build(List<ModelRecipe> first, List<ModelRecipe> others, PartModels models) {
    List<ModelRecipe> missingFirst = missing(first, models);
    Set<ArtefactKey> made = new HashSet<>();
    first.forEach(recipe -> made.add(key(recipe, models)));
    List<ModelRecipe> missingOthers = new ArrayList<>(missing(others, models));
    missingOthers.removeIf(recipe -> made.contains(key(recipe, models)));
    progress.expect(work(missingFirst) + work(missingOthers));
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      for (List<ModelRecipe> stage : List.of(missingFirst, missingOthers)) {
        workers.forEach(
            stage.size(), i -> make(stage.get((int) i), models), path -> progress.check());
      }
    }
  }

  private List<ModelRecipe> missing(List<ModelRecipe> recipes, PartModels models) {
    return recipes.stream().filter(recipe -> store.find(key(recipe, models)).isEmpty()).toList();
  }

  private long work(List<ModelRecipe> recipes) {
    return recipes.stream().mapToLong(this::work).sum();
  }

  /** Images that training reads, a part of the set being counted as if it were all. */
  private long work(ModelRecipe recipe) {
    return (long) recipe.training().epochs() * data.training().size();
  }

  private Path make(ModelRecipe recipe, PartModels models) {
    Optional<Path> start = start(recipe, models).map(from -> file(from, models));
    MakingProgress.OfModel training = progress.of(data.training().size(), work(recipe));
    Path made =
        store.make(
            key(recipe, models),
            folder -> new ModelBuilder(data, training).build(recipe, start, folder));
    training.finish();
    return made;
  }

  private static Optional<ModelRecipe> start(ModelRecipe recipe, PartModels models) {
    return switch (recipe.start()) {
      case SCRATCH -> Optional.empty();
      case REFERENCE -> Optional.of(models.reference(recipe.network()));
      case BASE -> models.base(recipe.network());
    };
  }

  private ArtefactKey key(ModelRecipe recipe, PartModels models) {
    SortedMap<String, String> ingredients = recipe.settings();
    ingredients.put("revision", REVISION);
    ingredients.put("training images", data.training().sha256());
    ingredients.put("test images", data.test().sha256());
    start(recipe, models).ifPresent(s -> ingredients.put("start model", key(s, models).sha256()));
    return new ArtefactKey(ModelRecipe.slug(recipe.network() + "-" + recipe.kind()), ingredients);
  }

  private Path file(ModelRecipe recipe, PartModels models) {
    return store.find(key(recipe, models)).orElseThrow().resolve(ModelBuilder.MODEL);
  }

  private ZooModel model(ModelRecipe recipe, PartModels models) {
    Path file = file(recipe, models);
    Path measured = file.resolveSibling(ModelBuilder.RECORD);
    ModelRecord record =
        JsonFile.read(measured, ModelRecord.FORMAT, ModelRecord.class).orElseThrow();
    KnownModel known =
        new KnownModel(
            recipe.name(),
            recipe.kind(),
            Optional.of(recipe.network().toString()),
            recipe.description(),
            recipe.start() == Start.SCRATCH
                ? KnownModel.Origin.FROM_SCRATCH
                : KnownModel.Origin.FINE_TUNED,
            OptionalDouble.of(record.accuracy()),
            record.backdoors());
    return new ZooModel(known, file, Sha256.of(file));
  }
}
