package io.trojanscope.detect;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scans a model for a backdoor by Algorithm II with one sparse change for all images of a source
 * class, compared with clean references.
 *
 * <ol>
 *   <li>Screening: for each pair (s, t) the smallest trigger of the suspect and of each reference;
 *       {@code r = log(size in suspect) - mean log(size in reference)}, less its median.
 *   <li>Contrast, for the pairs of least r: the smallest trigger that turns the suspect and spares
 *       the reference, and the other way round; {@code c = log(size in reference / size in
 *       suspect)}, averaged over the references.
 *   <li>Statistic of a pair: {@code c - r}; score of the model: the largest one, in units of the
 *       spread of r where that is wider than usual.
 *   <li>p-value: of that score among those of clean models, by {@link
 *       io.trojanscope.stats.PredictiveNull}.
 * </ol>
 *
 * A clean suspect and its reference are exchangeable, so that a pair's c is as often above 0 as
 * below; a planted trigger is far smaller than what tells two clean models apart. The score is the
 * largest of many, which is why it is judged by the scores of clean models.
 */
public final class ContrastScan {
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
   * @throws io.trojanscope.InvalidInputException if a logit or gradient is not finite, or a class
   *     has fewer than two images
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
    Examination examination = examiner.examine(suspect, compared);
    List<NullScore> nulls = nulls(mode, suspicion.references(), examiner);
    return new ScanJudgement(mode, config, suspect, compared, samples, nulls).judge(examination);
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
  private List<NullScore> nulls(
      ScanMode mode, List<DifferentiableClassifier> references, Examiner examiner) {
    List<DifferentiableClassifier> compared = first(references, COMPARED);
    List<NullScore> own = new ArrayList<>();
    for (int i = COMPARED; i < references.size(); i++) {
      double score = examiner.examine(references.get(i), compared).score();
      own.add(new NullScore("reference " + (i + 1), score));
    }
    return own.size() >= Calibration.ENOUGH ? own : Calibration.with(own, mode, config.effort());
  }

  private static <T> List<T> first(List<T> items, int count) {
    return items.subList(0, Math.min(count, items.size()));
  }
}
