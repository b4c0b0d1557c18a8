package io.trojanscope.detect.verdict;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.RestartedInversion;
import io.trojanscope.detect.inversion.SynthesizedImages;
import io.trojanscope.detect.screening.ClassSearch;
import io.trojanscope.detect.screening.ClassSearchEffort;
import io.trojanscope.detect.search.MarginEffectMeasurement;
import io.trojanscope.detect.search.MeasuredModels;
import io.trojanscope.detect.search.ScanEffort;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.SuspectSearch;
import io.trojanscope.detect.search.TriggerSearch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Scans a model for a backdoor. It is Algorithm II of Borji's paper with one change for all images
 * of a source class, compared with clean references. In networks other than the paper's, {@link
 * ClassSearch} searches it if there are references and images. Else these types are searched:
 *
 * <ul>
 *   <li>SPARSE: the smallest mask and pattern. Screening, for each pair (s, t): {@code r = log(size
 *       in suspect) - mean log(size in reference)}, less its median over the pairs. Contrast, for
 *       the pairs of least r: the smallest trigger that works in the suspect and not in the
 *       reference, and the other way round; {@code c = log(size in reference / size in suspect)},
 *       averaged over the references. The statistic is {@code c - r}.
 *   <li>PATCH, FAINT, BRIGHTNESS: all pixels of a window, for windows all over the image; a pattern
 *       blended into the whole image; a change of brightness. The statistic is how many times as
 *       strong the effect is in the suspect, see {@link
 *       io.trojanscope.detect.search.TriggerEffect#statistic}, less its median over the pairs.
 * </ul>
 *
 * The score of the model for a trigger type is the largest statistic of its pairs. {@link
 * NullDistributions} gives its p-value, {@link EvidenceSearch} collects the evidence, and {@link
 * VerdictRule} decides.
 */
public final class ContrastScan {
  /** Revision of the method: raised with every change that changes results. */
  public static final String REVISION = "8";

  /**
   * References that the suspect is compared with; further ones only add scores of clean models.
   * Chosen by hand, for time.
   */
  private static final int COMPARED = 2;

  /** Fewest classes of a scan without references: a pair is compared with others. By hand. */
  private static final int FEWEST_ALONE = 4;

  private static final String TOO_FEW_CLASSES =
      "a model of fewer than "
          + FEWEST_ALONE
          + " classes cannot be scanned alone; give a reference";

  private final ScanConfig config;
  private final ScanEffort effort;
  private final OrderedWorkers workers;
  private final SizeCache cache;
  private final ProgressListener progress;

  /**
   * @param cache keeps the trigger sizes of the references
   * @param progress receives the number of pairs done
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
   * @param mode what the input holds; it chooses the null distribution and is part of the result
   * @throws io.trojanscope.error.InvalidInputException if a logit or gradient is not finite, or a
   *     class has fewer than two images
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public ScanFindings scan(ScanMode mode, DetectionInput input) {
    DifferentiableClassifier suspect = input.suspect();
    if (input.references().isEmpty() && suspect.spec().classCount() < FEWEST_ALONE) {
      return VerdictRule.withoutSearch(mode, config, List.of(TOO_FEW_CLASSES));
    }
    List<DifferentiableClassifier> compared = first(input.references(), COMPARED);
    ClassSamples samples = samples(input.images(), suspect, compared);
    MeasuredModels measured = new MeasuredModels(samples, workers);
    SuspectSearch triggers = search(mode, input.family(), samples, compared, measured);
    TriggerRecovery recovery =
        new TriggerRecovery(
            suspect,
            compared,
            samples,
            () -> new MarginEffectMeasurement(samples, measured.of(suspect), List.of()),
            new RestartedInversion(effort.recovery(), workers, progress),
            config.seed());
    NullDistributions nulls = new NullDistributions(nulls(mode, input, triggers));
    Measurements measurements = new ModelMeasurements(suspect, compared, triggers, recovery);
    Evidence evidence =
        new EvidenceSearch(measurements, nulls, config.alpha())
            .search()
            .withObstacles(
                Stream.concat(input.obstacles().stream(), triggers.obstacle(suspect).stream())
                    .toList());
    return VerdictRule.judge(mode, config, evidence);
  }

  /**
   * Scores of a clean model for each trigger type, as a calibration keeps them.
   *
   * @param mode what the input holds
   * @param network network kind
   * @param name what the model is called there
   */
  public List<NullScore> calibrate(
      ScanMode mode, String network, String name, DetectionInput clean) {
    List<DifferentiableClassifier> compared = first(clean.references(), COMPARED);
    ClassSamples samples = samples(clean.images(), clean.suspect(), compared);
    MeasuredModels measured = new MeasuredModels(samples, workers);
    return search(mode, clean.family(), samples, compared, measured)
        .search(clean.suspect(), compared)
        .stream()
        .map(found -> new NullScore(found.type(), Optional.of(network), name, found.score()))
        .toList();
  }

  private SuspectSearch search(
      ScanMode mode,
      NetworkFamily family,
      ClassSamples samples,
      List<DifferentiableClassifier> compared,
      MeasuredModels measured) {
    return ClassSearch.isMadeFor(mode, family)
        ? new ClassSearch(
            samples,
            compared.get(0),
            ClassSearchEffort.standard(config.seed()),
            workers,
            cache,
            progress)
        : new TriggerSearch(samples, effort, workers, cache, measured, progress);
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
    LabeledImages synthesized =
        SynthesizedImages.of(models, effort.synthesizedPerClass(), config.seed(), workers);
    return ClassSamples.of(
        synthesized, effort.synthesizedPerClass(), config.seed(), SizeCache.UNCACHED);
  }

  /** Scores of the references beyond the compared ones; if there are too few, the calibration. */
  private List<NullScore> nulls(ScanMode mode, DetectionInput input, SuspectSearch triggers) {
    List<DifferentiableClassifier> references = input.references();
    List<DifferentiableClassifier> compared = first(references, COMPARED);
    if (references.size() < COMPARED + Calibration.ENOUGH) {
      return Calibration.builtIn().scores(mode, config.effort(), input.family());
    }
    List<NullScore> own = new ArrayList<>();
    for (int i = COMPARED; i < references.size(); i++) {
      int number = i + 1;
      triggers
          .search(references.get(i), compared)
          .forEach(found -> own.add(NullScore.ofReference(found.type(), number, found.score())));
    }
    return own;
  }

  private static <T> List<T> first(List<T> items, int count) {
    return items.subList(0, Math.min(count, items.size()));
  }
}
