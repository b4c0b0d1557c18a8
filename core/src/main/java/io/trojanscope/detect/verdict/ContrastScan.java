package io.trojanscope.detect.verdict;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Suspicion;
import io.trojanscope.detect.TriggerKind;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.DreamedImages;
import io.trojanscope.detect.inversion.RestartedInversion;
import io.trojanscope.detect.search.EffectTrial;
import io.trojanscope.detect.search.Examiner;
import io.trojanscope.detect.search.ScanEffort;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerEffect;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scans a model for a backdoor: by Algorithm II with one change for all images of a source class,
 * compared with clean references. The change is sought in several forms, see {@link TriggerKind}.
 *
 * <ul>
 *   <li>The smallest mask and pattern. Screening, for each pair (s, t): {@code r = log(size in
 *       suspect) - mean log(size in reference)}, less its median. Contrast, for the pairs of least
 *       r: the smallest trigger that turns the suspect and spares the reference, and the other way
 *       round; {@code c = log(size in reference / size in suspect)}, averaged over the references.
 *       Statistic: {@code c - r}.
 *   <li>All pixels of a window, for windows all over the image; a pattern over the whole image that
 *       shows through faintly; a change of brightness. Statistic: how many times as strong the
 *       effect is in the suspect, see {@link TriggerEffect#statistic}, less its median over the
 *       pairs.
 * </ul>
 *
 * The score of the model for a kind is the largest statistic of its pairs. It is judged by those of
 * clean models, by {@link io.trojanscope.stats.PredictiveNull}; the smallest p-value of all kinds,
 * corrected for what the kinds have in common, is the model's.
 */
public final class ContrastScan {
  /** Raised where a scan of the same models comes to give another result. */
  public static final String REVISION = "3";

  /**
   * References that the suspect is compared with; further ones only tell how clean models score.
   */
  private static final int COMPARED = 2;

  /** Classes below which a pair has too few others to be compared with. */
  private static final int FEWEST_ALONE = 4;

  private static final String TOO_FEW_CLASSES =
      "a model of fewer than " + FEWEST_ALONE + " classes cannot be judged alone; give a reference";

  private final ScanConfig config;
  private final ScanEffort effort;
  private final OrderedWorkers workers;
  private final SizeCache cache;
  private final ProgressListener progress;

  /**
   * @param cache keeps what was computed of the references
   * @param progress hears of the pairs done
   */
  public ContrastScan(
      ScanConfig config, OrderedWorkers workers, SizeCache cache, ProgressListener progress) {
    this.config = config;
    this.effort = ScanEffort.of(config.effort(), config.seed());
    this.workers = workers;
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * Scans a model.
   *
   * @param mode what the suspicion goes by; told in the result, and choosing the null
   * @throws io.trojanscope.error.InvalidInputException if a logit or gradient is not finite, or a
   *     class has fewer than two images
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public ScanResult scan(ScanMode mode, Suspicion suspicion) {
    DifferentiableClassifier suspect = suspicion.suspect();
    if (suspicion.references().isEmpty() && suspect.spec().classCount() < FEWEST_ALONE) {
      return ScanResult.withoutVerdict(mode, config, List.of(TOO_FEW_CLASSES));
    }
    List<DifferentiableClassifier> compared = first(suspicion.references(), COMPARED);
    ClassSamples samples = samples(suspicion.images(), suspect, compared);
    Examiner examiner = new Examiner(samples, effort, workers, cache, progress);
    KindNulls nulls = new KindNulls(nulls(mode, suspicion, examiner));
    ScanControl control = new ScanControl(suspect, compared, nulls, config.alpha(), examiner);
    TriggerRecovery recovery =
        new TriggerRecovery(
            suspect,
            compared,
            samples,
            new EffectTrial(samples, examiner.measured(suspect), List.of()),
            new RestartedInversion(effort.recovery(), workers, progress),
            config.seed());
    return new ScanJudgement(mode, config, suspect.spec().classCount(), nulls, recovery)
        .judge(control);
  }

  /**
   * Scores of a clean model for each kind of trigger, as a calibration keeps them.
   *
   * @param name what the model is called there
   */
  public List<NullScore> calibrate(String name, Suspicion clean) {
    List<DifferentiableClassifier> compared = first(clean.references(), COMPARED);
    ClassSamples samples = samples(clean.images(), clean.suspect(), compared);
    return new Examiner(samples, effort, workers, cache, progress)
        .examine(clean.suspect(), compared).stream()
            .map(found -> new NullScore(found.kind(), name, found.score()))
            .toList();
  }

  private ClassSamples samples(
      Optional<LabeledImages> images,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    if (images.isPresent()) {
      String key = images.get().sha256() + " seed " + config.seed();
      return ClassSamples.of(images.get(), effort.imagesPerClass(), config.seed(), key);
    }
    List<DifferentiableClassifier> models = new ArrayList<>(references);
    models.add(suspect);
    LabeledImages dreamed =
        DreamedImages.of(models, effort.dreamsPerClass(), config.seed(), workers);
    return ClassSamples.of(dreamed, effort.dreamsPerClass(), config.seed(), SizeCache.UNCACHED);
  }

  /** Scores of the references beyond those compared with; where there are too few, known ones. */
  private List<NullScore> nulls(ScanMode mode, Suspicion suspicion, Examiner examiner) {
    List<DifferentiableClassifier> references = suspicion.references();
    List<DifferentiableClassifier> compared = first(references, COMPARED);
    if (references.size() < COMPARED + Calibration.ENOUGH) {
      return Calibration.builtIn().scores(mode, config.effort(), suspicion.family());
    }
    List<NullScore> own = new ArrayList<>();
    for (int i = COMPARED; i < references.size(); i++) {
      int number = i + 1;
      examiner
          .examine(references.get(i), compared)
          .forEach(found -> own.add(NullScore.ofReference(found.kind(), number, found.score())));
    }
    return own;
  }

  private static <T> List<T> first(List<T> items, int count) {
    return items.subList(0, Math.min(count, items.size()));
  }
}
