package io.trojanscope.lab.reproduce.step;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMapGenerator;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.EnumText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the bias maps of a model. */
public record MapsStep(ModelStep<?> model, StepInputs from, BiasMapConfig config)
    implements Step<BiasMaps> {
  private static final String RECORD = "maps.json";
  private static final double GRADIENTS_PER_SECOND = 8000;
  private static final double SECONDS_TO_OPEN = 0.5;
  private static final int CLASSES = 10;

  @Override
  public ArtefactKey key() {
    SortedMap<String, String> ingredients = StepInputs.versions();
    ingredients.putAll(settings());
    ingredients.put("model", model.key().sha256());
    if (config.input() == StartingInput.DATA) {
      ingredients.put("images", from.test());
    }
    return new ArtefactKey(
        "maps-" + model.name() + "-" + EnumText.hyphenated(config.input()), ingredients);
  }

  private SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("algorithm", EnumText.hyphenated(config.algorithm()));
    settings.put("input", EnumText.hyphenated(config.input()));
    settings.put("targeted", Boolean.toString(config.targeted()));
    settings.put("epsilon", Float.toString(config.epsilon()));
    settings.put("iterations", Integer.toString(config.iterations()));
    settings.put("samples", Integer.toString(config.samples()));
    settings.put("seed", Long.toString(config.seed()));
    settings.put("batchSize", Integer.toString(BiasMapGenerator.DEFAULT_BATCH_SIZE));
    return settings;
  }

  @Override
  public List<Step<?>> needs() {
    return List.of(model);
  }

  @Override
  public String title() {
    return "maps of %s from %s, epsilon %s%s"
        .formatted(
            model.name(),
            EnumText.hyphenated(config.input()),
            config.epsilon(),
            config.algorithm() == Algorithm.PER_PAIR ? ", per pair" : "");
  }

  @Override
  public double seconds() {
    double kinds = config.algorithm() == Algorithm.PER_PAIR ? CLASSES * (CLASSES - 1) : CLASSES;
    double images = config.input() == StartingInput.BLANK ? 1 : config.samples();
    double gradients = kinds * images * config.iterations();
    return SECONDS_TO_OPEN + gradients * from.cost() / GRADIENTS_PER_SECOND;
  }

  @Override
  public void make(Path folder, StepRunner runner) {
    BiasMaps maps;
    try (OrderedWorkers workers = new OrderedWorkers(runner.threads())) {
      maps =
          new BiasMapGenerator(workers, BiasMapGenerator.DEFAULT_BATCH_SIZE, runner.progress())
              .generate(runner.classifier(model), Optional.of(runner.data().test()), config);
    }
    ResultDocuments.write(
        folder.resolve(RECORD),
        new MapsDocument(
            new Provenance(new TreeMap<>(), settings(), StepInputs.versions()),
            maps.shape(),
            maps.classNames(),
            config,
            new ModelMaps(runner.identity(model), Optional.empty(), maps.maps(), maps.counts()),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  @Override
  public BiasMaps read(Path folder) {
    MapsDocument document = ResultDocuments.read(folder.resolve(RECORD), MapsDocument.class);
    return new BiasMaps(
        document.settings(),
        document.shape(),
        document.classNames(),
        document.suspect().maps(),
        document.suspect().counts());
  }
}
