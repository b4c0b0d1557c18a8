package io.trojanscope.biasmap;

import io.trojanscope.attack.evasion.AdversarialExamples;
import io.trojanscope.image.Pixels;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.RunningMoments;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Averages adversarial examples into bias maps. It keeps two means and variances for each map that
 * has examples, and no example.
 *
 * <p>Not safe for several threads.
 */
public final class BiasMapAccumulator {
  private final BiasMapConfig config;
  private final ImageShape shape;
  private final List<String> classNames;
  private final SortedMap<MapKey, Moments> moments = new TreeMap<>();
  private final SortedMap<AttackKind, long[]> counts = new TreeMap<>();
  private final float[] perturbation;

  private record Moments(RunningMoments adversarial, RunningMoments perturbation) {}

  public BiasMapAccumulator(BiasMapConfig config, ImageShape shape, List<String> classNames) {
    this.config = config;
    this.shape = shape;
    this.classNames = List.copyOf(classNames);
    this.perturbation = new float[shape.size()];
  }

  /**
   * Records one adversarial example under the attack's source and the class predicted.
   *
   * @param image index of the example in its batch
   * @param repeats how many samples it stands for, at least 1
   */
  public void add(AttackKind kind, AdversarialExamples examples, int image, long repeats) {
    int predicted = examples.predicted(image);
    Moments gathered = moments(new MapKey(kind.source(), predicted));
    float[] start = examples.start().values();
    float[] adversarial = examples.adversarial().values();
    int offset = examples.adversarial().offset(image);
    for (int i = 0; i < perturbation.length; i++) {
      perturbation[i] = adversarial[offset + i] - start[offset + i];
    }
    gathered.adversarial.add(adversarial, offset, repeats);
    gathered.perturbation.add(perturbation, 0, repeats);
    counts(kind)[predicted] += repeats;
  }

  private Moments moments(MapKey key) {
    return moments.computeIfAbsent(
        key,
        absent -> new Moments(new RunningMoments(shape.size()), new RunningMoments(shape.size())));
  }

  private long[] counts(AttackKind kind) {
    return counts.computeIfAbsent(kind, absent -> new long[classNames.size()]);
  }

  /** The bias maps of the examples so far. */
  public BiasMaps biasMaps() {
    List<BiasMap> maps =
        moments.entrySet().stream().map(e -> biasMap(e.getKey(), e.getValue())).toList();
    List<AttackCounts> attackCounts =
        counts.entrySet().stream().map(e -> attackCounts(e.getKey(), e.getValue())).toList();
    return new BiasMaps(config, shape, classNames, maps, attackCounts);
  }

  private BiasMap biasMap(MapKey key, Moments gathered) {
    return new BiasMap(
        key.source(),
        key.predicted(),
        gathered.adversarial.count(),
        statistics(gathered.adversarial),
        statistics(gathered.perturbation));
  }

  private PixelStatistics statistics(RunningMoments gathered) {
    float[] mean = new float[shape.size()];
    float[] standardDeviation = new float[shape.size()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) gathered.mean(i);
      standardDeviation[i] = (float) Math.sqrt(gathered.variance(i));
    }
    return new PixelStatistics(Pixels.of(mean), Pixels.of(standardDeviation));
  }

  private static AttackCounts attackCounts(AttackKind kind, long[] predicted) {
    return new AttackCounts(
        kind.source(), kind.target(), Arrays.stream(predicted).boxed().toList());
  }
}
