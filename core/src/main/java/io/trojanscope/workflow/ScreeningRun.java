package io.trojanscope.workflow;

import io.trojanscope.data.ImageSource;
import io.trojanscope.data.NamedImages;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.InnerFeatures;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.FeatureProbe;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ScannedData;
import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.DataScreening;
import io.trojanscope.screen.FeatureMatrix;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Screens training images: reads them, computes features, and judges these. */
public final class ScreeningRun {
  private final RunContext context;

  public ScreeningRun(RunContext context) {
    this.context = context;
  }

  /**
   * Screens images by the features of a model. Warns if the model does not classify them.
   *
   * @throws InvalidInputException if the images do not fit the model, or its features are not known
   */
  public ScreenedData screen(LoadedModel model, ImageSource source, ScreeningConfig config) {
    FeatureProbe probe =
        model
            .features()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        model.name()
                            + ": expected a network that is read as data, found code that runs;"
                            + " export the model as ONNX"));
    InnerFeatures features = probe.find(config.features());
    NamedImages named = source.training(context.imagesFor(model.classifier().spec()));
    Comparability.requireImages(model, named.images());
    Comparability.misfit(model.name(), model.classifier(), named.images(), context.progress())
        .ifPresent(context.warnings());
    FeatureMatrix matrix = probe.with(features, inner -> read(inner, named.images()));
    SortedMap<String, String> settings = new TreeMap<>();
    ModelFacts.put(settings, "model", model);
    ModelIdentity identity = new ModelIdentity(model.name(), model.sha256());
    return judged(source, named, matrix, features, config, settings, Optional.of(identity));
  }

  /**
   * Screens images by the features of a small network that is trained on them.
   *
   * @throws InvalidInputException if they cannot be trained on
   */
  public ScreenedData screen(ImageSource source, ScreeningConfig config) {
    NamedImages named = source.training(ScreeningNetwork.request(source, context));
    LabeledImages images = named.images();
    NetworkFile network = ScreeningNetwork.train(images, config.seed(), context);
    InnerFeatures features = InnerFeatures.find(network.graph(), config.features());
    SortedMap<String, String> settings = new TreeMap<>();
    TrainingRun.title(network).ifPresent(title -> settings.put("network", title));
    settings.putAll(TrainingRun.settings(ScreeningNetwork.config(images.size(), config.seed())));
    FeatureMatrix matrix;
    try (GraphClassifier inner =
        GraphClassifier.of(
            features.graph(), network.spec().withNumberedOutputs(features.count()))) {
      matrix = read(inner, images);
    }
    return judged(source, named, matrix, features, config, settings, Optional.empty());
  }

  private FeatureMatrix read(Classifier inner, LabeledImages images) {
    try (OrderedWorkers workers = new OrderedWorkers(context.threads())) {
      return new FeatureReader(inner, images, workers, context.progress()).read();
    }
  }

  private ScreenedData judged(
      ImageSource source,
      NamedImages named,
      FeatureMatrix matrix,
      InnerFeatures features,
      ScreeningConfig config,
      SortedMap<String, String> settings,
      Optional<ModelIdentity> model) {
    ProgressListener progress = context.progress();
    progress.progress("screening", 0, 1);
    DataScreening screening = DataScreening.of(matrix, config.method(), config.seed());
    progress.progress("screening", 1, 1);
    settings.put("method", config.method().text());
    settings.put("features", features.value());
    settings.put("seed", Long.toString(config.seed()));
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("images", named.images().sha256());
    model.ifPresent(known -> inputs.put("model", known.sha256()));
    ScreeningRanking ranking = new ScreeningRanking(named, screening);
    ScreeningDocument document =
        new ScreeningDocument(
            new Provenance(inputs, settings, Engines.environment()),
            named.images().shape(),
            named.images().classNames(),
            new ScannedData(source.name(), named.images().size()),
            model,
            features.value(),
            features.count(),
            config.method(),
            screening.classes(),
            screening.missed(),
            ranking.samples());
    return new ScreenedData(document, ranking.images(), named.folder());
  }
}
