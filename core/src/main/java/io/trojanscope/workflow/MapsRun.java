package io.trojanscope.workflow;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMapGenerator;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.MapDistances;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.text.EnumText;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the bias maps of a model, and of a reference model to compare with. */
public final class MapsRun {
  private static final int BATCH_SIZE = BiasMapGenerator.DEFAULT_BATCH_SIZE;

  private final int threads;
  private final ProgressListener progress;

  public MapsRun(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Makes the maps.
   *
   * @param images to start from, and to evaluate the models on; may be left out where the input is
   *     blank or noise
   * @param plant what is known to be planted in the suspect model
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit together
   */
  public MapsDocument make(
      LoadedModel suspect,
      Optional<LoadedModel> reference,
      Optional<LabeledImages> images,
      BiasMapConfig config,
      Optional<PlantedBackdoor> plant) {
    requireFit(suspect, reference, images);
    BiasMaps maps = maps(suspect, images, config);
    Optional<BiasMaps> referenceMaps = reference.map(model -> maps(model, images, config));
    List<MapDistance> distances =
        referenceMaps.map(other -> MapDistances.between(maps, other)).orElse(List.of());
    return new MapsDocument(
        provenance(suspect, reference, images, config),
        maps.shape(),
        ClassNaming.of(suspect.classifier().spec(), images),
        config,
        describe(suspect, maps, images),
        reference.map(model -> describe(model, referenceMaps.orElseThrow(), images)),
        distances,
        plant);
  }

  /**
   * Checks the accuracy of models, before anything is made of them.
   *
   * @return a line for each that does not see the images as it was trained to
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit together
   */
  public List<String> misfits(
      LoadedModel suspect, Optional<LoadedModel> reference, LabeledImages images) {
    requireFit(suspect, reference, Optional.of(images));
    return Comparability.misfits(
        suspect, reference.stream().toList(), images, progress, (model, check) -> check.get());
  }

  private static void requireFit(
      LoadedModel suspect, Optional<LoadedModel> reference, Optional<LabeledImages> images) {
    reference.ifPresent(model -> Comparability.requireSameInterface(suspect, model));
    images.ifPresent(test -> Comparability.requireImages(suspect, test));
  }

  private BiasMaps maps(LoadedModel model, Optional<LabeledImages> images, BiasMapConfig config) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      ProgressListener named =
          (task, done, total) -> progress.progress(task + " of " + model.name(), done, total);
      return new BiasMapGenerator(workers, BATCH_SIZE, named)
          .generate(model.classifier(), images, config);
    }
  }

  private ModelMaps describe(LoadedModel model, BiasMaps maps, Optional<LabeledImages> images) {
    Optional<ConfusionMatrix> pristine =
        images.map(
            test ->
                new Evaluation(threads, ProgressListener.NONE)
                    .confusionMatrix(model.classifier(), test));
    return new ModelMaps(
        new ModelIdentity(model.name(), model.sha256()), pristine, maps.maps(), maps.counts());
  }

  private static Provenance provenance(
      LoadedModel suspect,
      Optional<LoadedModel> reference,
      Optional<LabeledImages> images,
      BiasMapConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("suspect model", suspect.sha256());
    reference.ifPresent(model -> inputs.put("reference model", model.sha256()));
    images.ifPresent(test -> inputs.put("images", test.sha256()));
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("algorithm", EnumText.lower(config.algorithm()));
    settings.put("input", EnumText.lower(config.input()));
    settings.put("targeted", Boolean.toString(config.targeted()));
    settings.put("epsilon", Float.toString(config.epsilon()));
    settings.put("iterations", Integer.toString(config.iterations()));
    settings.put("samples", Integer.toString(config.samples()));
    settings.put("seed", Long.toString(config.seed()));
    settings.put("batchSize", Integer.toString(BATCH_SIZE));
    ModelFacts.put(settings, "suspect", suspect);
    reference.ifPresent(model -> ModelFacts.put(settings, "reference", model));
    List<LoadedModel> models = Stream.concat(Stream.of(suspect), reference.stream()).toList();
    return new Provenance(inputs, settings, Engines.environment(models));
  }
}
