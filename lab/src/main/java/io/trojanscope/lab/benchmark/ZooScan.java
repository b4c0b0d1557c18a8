package io.trojanscope.lab.benchmark;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.artefact.JsonFile;
import io.trojanscope.lab.zoo.OpenModel;
import io.trojanscope.lab.zoo.Suspect;
import io.trojanscope.lab.zoo.ZooModel;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Environment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scans every model with every detector, unless the answer is kept: one detector after the other,
 * so that a run that is stopped early leaves whole columns of the table.
 */
final class ZooScan {
  private static final String TASK = "scanning models";
  private static final double NANOS = 1e9;

  private final Path folder;
  private final LabeledImages images;
  private final List<BenchmarkDetector> detectors;
  private final OpenReferences ownReferences;
  private final int threads;
  private final ProgressListener progress;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;

  /**
   * @param folder keeps the answers
   * @param images that detectors are given: of the test set
   * @param threads worker processes of a model that somebody else made
   * @param hashes receives the SHA-256 of each model as long as it is open
   */
  ZooScan(
      Path folder,
      LabeledImages images,
      List<BenchmarkDetector> detectors,
      OpenReferences ownReferences,
      int threads,
      ProgressListener progress,
      IdentityHashMap<DifferentiableClassifier, String> hashes) {
    this.folder = folder;
    this.images = images;
    this.detectors = detectors;
    this.ownReferences = ownReferences;
    this.threads = threads;
    this.progress = progress;
    this.hashes = hashes;
  }

  private record Question(BenchmarkDetector detector, Suspect suspect) {}

  /** One record per detector and model, model by model. */
  List<DetectionRecord> scan(List<Suspect> suspects) {
    List<Question> questions =
        suspects.stream()
            .flatMap(suspect -> detectors.stream().map(d -> new Question(d, suspect)))
            .toList();
    List<Question> open = questions.stream().filter(q -> answer(q).isEmpty()).toList();
    ask(byDetector(open));
    return questions.stream().map(this::answer).map(Optional::orElseThrow).toList();
  }

  private void ask(List<Question> open) {
    try (OpenReference reference = new OpenReference()) {
      for (int done = 0; done < open.size(); done++) {
        progress.progress(TASK, done, open.size());
        Question question = open.get(done);
        ownReferences.setLike(question.suspect.reference().file());
        try (OpenModel suspect = open(question.suspect.model())) {
          ask(question, suspect, reference.of(question.suspect));
          hashes.remove(suspect.classifier());
        }
      }
    }
    if (!open.isEmpty()) {
      progress.progress(TASK, open.size(), open.size());
    }
  }

  /**
   * The reference of the last question: detectors know again what they computed of it. Worker
   * processes have a limited time, so one that somebody else made is opened for each question.
   */
  private final class OpenReference implements AutoCloseable {
    private String sha256 = "";
    private OpenModel open;

    OpenModel of(Suspect suspect) {
      ZooModel reference = suspect.reference();
      if (reference.foreign() || !reference.sha256().equals(sha256)) {
        close();
        open = ZooScan.this.open(reference);
        sha256 = reference.sha256();
      }
      return open;
    }

    @Override
    public void close() {
      if (open != null) {
        hashes.remove(open.classifier());
        open.close();
        open = null;
      }
    }
  }

  private OpenModel open(ZooModel model) {
    OpenModel open = OpenModel.of(model, images.shape(), threads);
    hashes.put(open.classifier(), model.sha256());
    return open;
  }

  private void ask(Question question, OpenModel suspect, OpenModel reference) {
    BenchmarkDetector detector = question.detector;
    ZooModel model = question.suspect.model();
    long start = System.nanoTime();
    Detection detection;
    try {
      detection =
          detector
              .detector()
              .detect(
                  detector.input(
                      suspect.classifier(), suspect.family(), reference.classifier(), images));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(model.known().name() + ": " + e.getMessage(), e);
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    JsonFile.write(
        file(question),
        DetectionRecord.FORMAT,
        new DetectionRecord(
            model.known().name(),
            model.sha256(),
            detector.detector().name(),
            detector.mode(),
            settings(question),
            detection,
            seconds));
  }

  /** Under the name that the model has now. */
  private Optional<DetectionRecord> answer(Question question) {
    return JsonFile.read(file(question), DetectionRecord.FORMAT, DetectionRecord.class)
        .map(kept -> kept.named(question.suspect.model().known().name()));
  }

  private Path file(Question question) {
    String key = question.detector.key(question.suspect.model().sha256(), settings(question));
    return folder.resolve(key + ".json");
  }

  private SortedMap<String, String> settings(Question question) {
    BenchmarkDetector detector = question.detector;
    SortedMap<String, String> settings = new TreeMap<>(detector.settings());
    settings.put("trojanscope", Environment.productVersion());
    settings.put("scan revision", ContrastScan.REVISION);
    if (detector.usesReference()) {
      settings.put("reference", question.suspect.reference().sha256());
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
