package io.trojanscope.lab.reproduce.step;

import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.MapDistances;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScannedData;
import io.trojanscope.scan.TriggerSizeFileCache;
import io.trojanscope.text.EnumText;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scans a model for a backdoor, with another one as the clean reference and the test images. Does
 * not know what was planted.
 *
 * @param suspect bias maps of the model, for the scan's report; they do not decide the verdict
 * @param reference the same of the clean model
 */
public record ScanStep(MapsStep suspect, MapsStep reference, ScanConfig config)
    implements Step<ScanDocument> {
  private static final ScanMode MODE = ScanMode.REFERENCE_AND_IMAGES;
  private static final String RECORD = "scan.json";

  @Override
  public ArtefactKey key() {
    SortedMap<String, String> ingredients = StepInputs.versions();
    ingredients.putAll(settings());
    ingredients.put("scan revision", ContrastScan.REVISION);
    ingredients.put("suspect", suspect.key().sha256());
    ingredients.put("reference", reference.key().sha256());
    ingredients.put("images", suspect.from().test());
    return new ArtefactKey("scan-" + model().name(), ingredients);
  }

  private SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("mode", EnumText.hyphenated(MODE));
    settings.put("effort", effort());
    settings.put("alpha", Double.toString(config.alpha()));
    settings.put("seed", Long.toString(config.seed()));
    return settings;
  }

  private String effort() {
    return EnumText.hyphenated(config.effort());
  }

  @Override
  public List<Step<?>> needs() {
    return List.of(suspect, reference);
  }

  @Override
  public ModelStep<?> model() {
    return suspect.model();
  }

  @Override
  public String title() {
    return "scan of " + model().name() + ", " + effort();
  }

  @Override
  public double seconds() {
    double paper =
        switch (config.effort()) {
          case QUICK -> 8;
          case STANDARD, THOROUGH -> 25;
        };
    return paper * suspect.from().cost();
  }

  @Override
  public void make(Path folder, StepRunner runner) {
    BiasMaps suspectMaps = runner.get(suspect);
    BiasMaps referenceMaps = runner.get(reference);
    LabeledImages images = runner.data().test();
    ResultDocuments.write(
        folder.resolve(RECORD),
        new ScanDocument(
            new Provenance(new TreeMap<>(), settings(), StepInputs.versions()),
            suspectMaps.shape(),
            suspectMaps.classNames(),
            scan(runner, images),
            Optional.of(new ScannedData(runner.data().name(), images.size())),
            suspect.config(),
            describe(suspect, suspectMaps, runner),
            List.of(describe(reference, referenceMaps, runner)),
            MapDistances.between(suspectMaps, referenceMaps),
            List.of()));
  }

  private ScanFindings scan(StepRunner runner, LabeledImages images) {
    try (GraphClassifier model = runner.open(model());
        GraphClassifier clean = runner.open(reference.model())) {
      IdentityHashMap<DifferentiableClassifier, String> kept = new IdentityHashMap<>();
      kept.put(clean, runner.identity(reference.model()).sha256());
      return runner
          .scanner()
          .scan(
              MODE,
              new DetectionInput(model, family(), List.of(clean), Optional.of(images)),
              config,
              new TriggerSizeFileCache(runner.cache(), kept, ScanStep::refuse),
              runner.progress(),
              runner.threads());
    }
  }

  private NetworkFamily family() {
    return suspect.from().network().equals(NetworkArchitecture.PAPER)
        ? NetworkFamily.PAPER
        : NetworkFamily.OTHER;
  }

  /** All that a reproduction makes is kept; what cannot be kept ends it. */
  private static void refuse(String warning) {
    throw new InvalidInputException(warning);
  }

  private static ModelMaps describe(MapsStep step, BiasMaps maps, StepRunner runner) {
    return new ModelMaps(
        runner.identity(step.model()), Optional.empty(), maps.maps(), maps.counts());
  }

  @Override
  public ScanDocument read(Path folder) {
    return ResultDocuments.read(folder.resolve(RECORD), ScanDocument.class);
  }
}
