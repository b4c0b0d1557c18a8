package io.trojanscope.lab.calibrate;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.verdict.Calibration;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.artefact.StrictWarnings;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.scan.PaperNetwork;
import io.trojanscope.scan.TriggerSizeFileCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Measures clean models that are given, each beside a clean reference. The scores of each model are
 * kept in a file, so a run continues where an earlier one stopped; a reference of several models is
 * measured once.
 */
public final class GivenCalibration {
  private static final String SCORES = "scores";
  private static final String SIZES = "sizes";

  private final List<Effort> efforts;
  private final long seed;
  private final int threads;
  private final ProgressListener progress;

  /**
   * @param seed of the scans
   */
  public GivenCalibration(List<Effort> efforts, long seed, int threads, ProgressListener progress) {
    this.efforts = List.copyOf(efforts);
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Measures what is missing, and writes {@link CalibrationRun#FILE}.
   *
   * @param test images that the scans use
   * @throws io.trojanscope.error.InvalidInputException if a model cannot be read, or the folder
   *     cannot be written
   */
  public Calibration run(GivenModels given, LabeledImages test, Path folder) {
    OutputFiles.makeFolder(folder.resolve(SCORES));
    List<Calibration.Line> lines = new ArrayList<>();
    List<String> origin = new ArrayList<>(CalibrationRun.HEAD);
    origin.add("Test images: " + test.shape() + ", SHA-256 " + test.sha256());
    origin.add("Seed of the scans: " + seed);
    int done = 0;
    for (GivenModels.GivenModel model : given.models()) {
      progress.progress(CalibrationRun.TASK, done++, given.models().size());
      lines.addAll(lines(model, test, folder));
      origin.add(
          "Model %s: SHA-256 %s; its reference: SHA-256 %s"
              .formatted(model.name(), Sha256.of(model.file()), Sha256.of(model.reference())));
    }
    progress.progress(CalibrationRun.TASK, done, given.models().size());
    CalibrationRun.write(folder.resolve(CalibrationRun.FILE), lines, origin);
    return new Calibration(lines);
  }

  private List<Calibration.Line> lines(
      GivenModels.GivenModel model, LabeledImages test, Path folder) {
    String key =
        String.join(
            "\n",
            ContrastScan.REVISION,
            Sha256.of(model.file()),
            Sha256.of(model.reference()),
            model.network(),
            model.name(),
            test.sha256(),
            efforts + " seed " + seed);
    Path kept = folder.resolve(SCORES).resolve(Sha256.of(key).substring(0, 16) + ".csv");
    return CalibrationRun.kept(kept, () -> measured(model, test, folder));
  }

  private List<Calibration.Line> measured(
      GivenModels.GivenModel given, LabeledImages test, Path folder) {
    NetworkFile clean = ModelFiles.open(given.file());
    NetworkFile other = ModelFiles.open(given.reference());
    NetworkFamily family =
        PaperNetwork.familyOf(
            clean.graph().constantValues(), List.of(other.graph().constantValues()), clean.spec());
    try (OrderedWorkers workers = new OrderedWorkers(threads);
        GraphClassifier model = GraphClassifier.of(clean.graph(), clean.spec());
        GraphClassifier reference = GraphClassifier.of(other.graph(), other.spec())) {
      IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
      hashes.put(reference, Sha256.of(given.reference()));
      DetectionInput input =
          new DetectionInput(model, family, List.of(reference), Optional.of(test));
      return CalibrationRun.scores(
          given.network(),
          given.name(),
          List.of(ScanMode.REFERENCE_AND_IMAGES),
          efforts,
          seed,
          workers,
          new TriggerSizeFileCache(
              new CacheFolder(folder.resolve(SIZES)), hashes, StrictWarnings.refusing()),
          mode -> input);
    }
  }
}
