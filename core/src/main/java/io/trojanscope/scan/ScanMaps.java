package io.trojanscope.scan;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMapGenerator;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.MapDistances;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.workflow.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The bias maps and accuracies that a scan's report shows: the paper's distance per class, from few
 * samples. They do not decide the verdict.
 */
final class ScanMaps {
  private static final float EPSILON = 0.1f;
  private static final int ITERATIONS = 10;
  private static final int SAMPLES = 1000;
  private static final int FEWEST_PER_CLASS = 5;
  private static final int MOST_PER_CLASS = 100;

  /** Pixel values of one map of every class that are gathered at once. */
  private static final long GATHERED_VALUES = 1L << 23;

  /** Pixel values of one map of every class that are kept in a result. */
  private static final int KEPT_VALUES = 1 << 20;

  private static final int FEWEST_KEPT = 2;

  private final int threads;
  private final ReferenceMemo memo;
  private final ProgressListener progress;

  ScanMaps(int threads, ReferenceMemo memo, ProgressListener progress) {
    this.threads = threads;
    this.memo = memo;
    this.progress = progress;
  }

  /**
   * The maps of both models, and the accuracies of all.
   *
   * @param references only the first one has maps
   */
  record Made(
      BiasMapConfig settings,
      ModelMaps suspect,
      List<ModelMaps> references,
      List<MapDistance> distances) {}

  /** Makes them: of the classes that the result calls most suspicious, where they are too many. */
  Made make(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanFindings result) {
    ModelSpec spec = suspect.classifier().spec();
    BiasMapConfig settings = settings(spec, images.isPresent(), result.config().seed());
    boolean feasible = (long) spec.classCount() * spec.input().size() <= GATHERED_VALUES;
    Optional<BiasMaps> maps =
        feasible ? Optional.of(maps(suspect, images, settings)) : Optional.empty();
    Optional<BiasMaps> other =
        maps.flatMap(
            made ->
                references.stream()
                    .findFirst()
                    .map(
                        model ->
                            memo.get(
                                settings, model, images, () -> maps(model, images, settings))));
    Set<Integer> kept = kept(spec, result);
    List<ModelMaps> described = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      LoadedModel reference = references.get(i);
      Optional<ConfusionMatrix> accuracy =
          memo.get("accuracy", reference, images, () -> accuracy(reference, images));
      described.add(describe(reference, i == 0 ? other : Optional.empty(), accuracy, kept));
    }
    return new Made(
        settings,
        describe(suspect, maps, accuracy(suspect, images), kept),
        described,
        other.map(theirs -> MapDistances.between(maps.orElseThrow(), theirs)).orElse(List.of()));
  }

  private static BiasMapConfig settings(ModelSpec spec, boolean fromImages, long seed) {
    int perClass =
        Math.max(FEWEST_PER_CLASS, Math.min(MOST_PER_CLASS, SAMPLES / spec.classCount()));
    return new BiasMapConfig(
        Algorithm.PER_CLASS,
        fromImages ? StartingInput.DATA : StartingInput.NOISE,
        true,
        EPSILON,
        ITERATIONS,
        perClass,
        seed);
  }

  private BiasMaps maps(LoadedModel model, Optional<LabeledImages> images, BiasMapConfig settings) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      ProgressListener named =
          (task, done, total) -> progress.progress(task + " of " + model.name(), done, total);
      return new BiasMapGenerator(workers, BiasMapGenerator.DEFAULT_BATCH_SIZE, named)
          .generate(model.classifier(), images, settings);
    }
  }

  /** Target and source first, then the targets and sources of the most suspicious pairs. */
  private static Set<Integer> kept(ModelSpec spec, ScanFindings result) {
    int most = Math.max(FEWEST_KEPT, KEPT_VALUES / spec.input().size());
    Set<Integer> order = new LinkedHashSet<>();
    result.target().ifPresent(order::add);
    result.source().ifPresent(order::add);
    for (PairStatistic pair : result.pairs()) {
      order.add(pair.pair().target());
      order.add(pair.pair().source());
    }
    IntStream.range(0, spec.classCount()).forEach(order::add);
    return new LinkedHashSet<>(order.stream().limit(most).toList());
  }

  private Optional<ConfusionMatrix> accuracy(LoadedModel model, Optional<LabeledImages> images) {
    return images.map(
        test -> new Evaluation(threads, progress).confusionMatrix(model.classifier(), test));
  }

  private static ModelMaps describe(
      LoadedModel model,
      Optional<BiasMaps> maps,
      Optional<ConfusionMatrix> accuracy,
      Set<Integer> kept) {
    return new ModelMaps(
        new ModelIdentity(model.name(), model.sha256()),
        accuracy,
        maps.stream()
            .flatMap(made -> made.maps().stream())
            .filter(map -> kept.contains(map.predicted()))
            .toList(),
        maps.map(BiasMaps::counts).orElse(List.of()));
  }
}
