package io.trojanscope.lab.benchmark;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Environment;
import io.trojanscope.scan.PaperNetwork;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks every detector about every model, but for what it was asked before: one detector after the
 * other, so that a run that is stopped early leaves whole columns of the table.
 */
final class ZooScan {
  private static final String TASK = "scanning models";
  private static final double NANOS = 1e9;

  private final ZooFolder folder;
  private final LabeledImages images;
  private final ModelRecord reference;
  private final List<BenchmarkDetector> detectors;
  private final ProgressListener progress;
  private final boolean startOver;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;

  /**
   * @param images that detectors are given: of the test set
   * @param startOver whether detectors are asked again
   * @param hashes told the SHA-256 of each model as long as it is open
   */
  ZooScan(
      ZooFolder folder,
      LabeledImages images,
      ModelRecord reference,
      List<BenchmarkDetector> detectors,
      ProgressListener progress,
      boolean startOver,
      IdentityHashMap<DifferentiableClassifier, String> hashes) {
    this.folder = folder;
    this.images = images;
    this.reference = reference;
    this.detectors = detectors;
    this.progress = progress;
    this.startOver = startOver;
    this.hashes = hashes;
  }

  private record Question(BenchmarkDetector detector, ModelRecord model) {}

  /** One record per detector and model, model by model. */
  List<DetectionRecord> scan(List<ModelRecord> models) {
    List<Question> questions =
        models.stream()
            .flatMap(model -> detectors.stream().map(detector -> new Question(detector, model)))
            .toList();
    List<Question> open = questions.stream().filter(q -> answer(q).isEmpty()).toList();
    if (!open.isEmpty()) {
      ask(open);
    }
    return questions.stream()
        .map(q -> JsonFile.read(file(q), DetectionRecord.FORMAT, DetectionRecord.class))
        .map(Optional::orElseThrow)
        .toList();
  }

  private void ask(List<Question> open) {
    int done = 0;
    NetworkFile referenceFile = ModelFiles.open(folder.model(reference.recipe()));
    try (GraphClassifier clean = open(reference, referenceFile)) {
      for (Question question : byDetector(open)) {
        progress.progress(TASK, done, open.size());
        NetworkFile file = ModelFiles.open(folder.model(question.model.recipe()));
        NetworkFamily family = PaperNetwork.familyOf(file.graph().constantValues(), file.spec());
        try (GraphClassifier suspect = open(question.model, file)) {
          ask(question, suspect, family, clean);
          hashes.remove(suspect);
        }
        done++;
      }
      hashes.remove(clean);
    }
    progress.progress(TASK, done, open.size());
  }

  private GraphClassifier open(ModelRecord model, NetworkFile file) {
    GraphClassifier classifier = GraphClassifier.of(file.graph(), file.spec());
    hashes.put(classifier, model.sha256());
    return classifier;
  }

  private void ask(
      Question question, GraphClassifier suspect, NetworkFamily family, GraphClassifier clean) {
    BenchmarkDetector detector = question.detector;
    ModelRecord model = question.model;
    long start = System.nanoTime();
    Detection detection;
    try {
      detection = detector.detector().detect(detector.input(suspect, family, clean, images));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(model.recipe().name() + ": " + e.getMessage(), e);
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    JsonFile.write(
        file(question),
        DetectionRecord.FORMAT,
        new DetectionRecord(
            model.recipe().name(),
            model.sha256(),
            detector.detector().name(),
            detector.mode(),
            settings(detector),
            detection,
            seconds));
  }

  private Optional<DetectionRecord> answer(Question question) {
    return startOver
        ? Optional.empty()
        : JsonFile.read(file(question), DetectionRecord.FORMAT, DetectionRecord.class);
  }

  private Path file(Question question) {
    BenchmarkDetector detector = question.detector;
    return folder.detection(detector.key(question.model.sha256(), settings(detector)));
  }

  private SortedMap<String, String> settings(BenchmarkDetector detector) {
    SortedMap<String, String> settings = new TreeMap<>(detector.settings());
    settings.put("trojanscope", Environment.productVersion());
    settings.put("scan revision", ContrastScan.REVISION);
    if (detector.usesReference()) {
      settings.put("reference", reference.sha256());
    }
    if (detector.usesImages()) {
      settings.put("images", images.sha256());
    }
    return settings;
  }

  private List<Question> byDetector(List<Question> questions) {
    return questions.stream()
        .sorted(Comparator.comparingInt(question -> detectors.indexOf(question.detector)))
        .toList();
  }
}
