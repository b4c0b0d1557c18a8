package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.pattern.PatternDictionary;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.SuspectSearch;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares a suspect with references by the sizes of the smallest triggers, and by what the
 * patterns of a dictionary do. With up to {@value #MOST_BY_COARSE_PAIR} classes the triggers of all
 * pairs are searched, with more those out of each class and into each class.
 *
 * <p>Every model is searched once, whatever it is compared with afterwards: images and starts are
 * the same for all. The images are those that the first reference classifies correctly.
 */
public final class ClassSearch implements SuspectSearch {
  /** Most classes whose pairs are all searched closely. Chosen by hand, for time. */
  public static final int MOST_BY_PAIR = 12;

  /** Most classes whose pairs are all searched, though with fewer images and starts. By hand. */
  public static final int MOST_BY_COARSE_PAIR = 64;

  private static final int IMAGES = 32;

  /** Images of each class that show whether a suspect knows it. */
  private static final int FEWEST_IMAGES = 8;

  private static final int IMAGES_OF_MANY = 48;
  private static final int PATTERN_IMAGES = 20;

  /** Most images that see each pattern, if that leaves some of each class. For time. */
  private static final int MOST_PATTERN_IMAGES = 600;

  private static final int FEWEST_PATTERN_IMAGES = 4;
  private static final List<TriggerType> PATTERN_TYPES =
      List.of(TriggerType.WAVE, TriggerType.WARP, TriggerType.TONE);

  private final ClassSamples samples;
  private final SourceImages sources;
  private final SizeCache cache;
  private final String key;
  private final MaskScreen screen;
  private final List<ImagePattern> patterns;
  private final PatternSurvey survey;
  private final List<ClassPair> pairs;
  private final IdentityHashMap<DifferentiableClassifier, MeasuredMasks> masks =
      new IdentityHashMap<>();
  private final IdentityHashMap<DifferentiableClassifier, PatternPredictions> predictions =
      new IdentityHashMap<>();

  /**
   * @param reference whose correctly classified images are used
   * @throws io.trojanscope.error.InvalidInputException if it classifies no image of most classes
   *     correctly
   */
  public ClassSearch(
      ClassSamples samples,
      DifferentiableClassifier reference,
      ClassSearchEffort effort,
      OrderedWorkers workers,
      SizeCache cache,
      ProgressListener progress) {
    int classes = samples.images().classCount();
    this.sources =
        SourceImages.of(samples, reference, classes <= MOST_BY_PAIR ? IMAGES : IMAGES_OF_MANY);
    this.samples = samples;
    this.cache = cache;
    this.key = samples.key() + " " + effort + " " + sources.key();
    this.pairs = TriggerSizes.pairs(classes);
    this.patterns = PatternDictionary.of(samples.images().shape());
    this.survey = new PatternSurvey(patterns, sources, patternImages(classes), workers, progress);
    this.screen = new MaskScreens(sources, effort, workers, progress).of(classes);
  }

  /**
   * Whether suspects are searched in this way: not the paper's network, nor what has no reference
   * or no images.
   */
  public static boolean isMadeFor(ScanMode mode, NetworkFamily family) {
    return family != NetworkFamily.PAPER && mode.hasImages();
  }

  private static int patternImages(int classes) {
    return Math.max(FEWEST_PATTERN_IMAGES, Math.min(PATTERN_IMAGES, MOST_PATTERN_IMAGES / classes));
  }

  @Override
  public Optional<String> obstacle(DifferentiableClassifier suspect) {
    long confused =
        IntStream.range(0, sources.images().classCount())
            .filter(c -> !sources.areKnown(suspect, c, 0, FEWEST_IMAGES))
            .count();
    int classes = sources.images().classCount();
    return 2 * confused > classes
        ? Optional.of(
            "the suspect misclassifies most images of %d of the %d classes without a trigger, so the search covers too few classes"
                .formatted(confused, classes))
        : Optional.empty();
  }

  @Override
  public List<TriggerSearchResult> search(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    List<TriggerSearchResult> results = new ArrayList<>();
    results.add(screen.named(masks(suspect, references), suspect, references.get(0)));
    PatternComparison comparison = patterns(suspect, references);
    PATTERN_TYPES.forEach(type -> results.add(comparison.of(type, pairs)));
    return results;
  }

  @Override
  public TriggerSearchResult searchSwapped(
      TriggerType type, DifferentiableClassifier suspect, DifferentiableClassifier reference) {
    return type == TriggerType.MASK
        ? masks(reference, List.of(suspect))
        : patterns(reference, List.of(suspect)).of(type, pairs);
  }

  private TriggerSearchResult masks(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    return screen.compare(
        measured(suspect, "triggers of the suspect"),
        references.stream()
            .map(reference -> measured(reference, "triggers of the reference"))
            .toList());
  }

  private PatternComparison patterns(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    return new PatternComparison(
        patterns,
        predictions(suspect),
        references.stream().map(this::predictions).toList(),
        samples.images().shape());
  }

  private PatternPredictions predictions(DifferentiableClassifier model) {
    return predictions.computeIfAbsent(model, m -> survey.survey(m, "patterns over the image"));
  }

  private ModelMasks measured(DifferentiableClassifier model, String task) {
    return new ModelMasks(model, masks.computeIfAbsent(model, m -> measure(m, task)));
  }

  private MeasuredMasks measure(DifferentiableClassifier model, String task) {
    List<MeasuredMasks> computed = new ArrayList<>();
    TriggerSizes sizes =
        cache.sizes(
            model,
            samples.key().equals(SizeCache.UNCACHED) ? SizeCache.UNCACHED : key,
            screen.pairs().size(),
            () -> {
              computed.add(new MeasuredMasks(screen.search(model, task)));
              return computed.get(0).toSizes();
            });
    return computed.isEmpty() ? MeasuredMasks.of(sizes, screen.pairs()) : computed.get(0);
  }
}
