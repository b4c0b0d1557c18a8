package io.trojanscope.lab.baseline;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMapGenerator;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.MapDistances;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The paper's own measure as it stands: the Euclidean distance, for each class, between the bias
 * maps of the suspect and of a clean reference (Borji, "Adversarial examples are useful too!",
 * arXiv 2005.06107, Algorithm I and figure 8).
 *
 * <p>Targeted attacks on 100 images a class, by 10 steps of 0.1. The paper gives no rule for a
 * verdict: here the score is the greatest distance over the median of the others, the target its
 * class, and the model is flagged where that distance's anomaly index (by the median absolute
 * deviation) is above 2. Needs a reference, of which the first is taken, and images.
 *
 * <p>The reference's maps are kept until another reference, or other images, are given.
 */
public final class BiasMapDistance implements Detector {
  private static final float EPSILON = 0.1f;
  private static final int ITERATIONS = 10;
  private static final int SAMPLES = 100;

  private final OrderedWorkers workers;
  private final BiasMapConfig config;
  private KnownMaps known;

  private record KnownMaps(
      DifferentiableClassifier reference, LabeledImages images, BiasMaps maps) {}

  /**
   * @param seed of the choice of images
   */
  public BiasMapDistance(OrderedWorkers workers, long seed) {
    this.workers = workers;
    this.config =
        new BiasMapConfig(
            Algorithm.PER_CLASS, StartingInput.DATA, true, EPSILON, ITERATIONS, SAMPLES, seed);
  }

  @Override
  public String name() {
    return "bias map distance";
  }

  @Override
  public Detection detect(DetectionInput input) {
    DifferentiableClassifier reference = Requirements.reference(name(), input);
    LabeledImages images = Requirements.images(name(), input);
    BiasMaps expected = referenceMaps(reference, images);
    BiasMaps found = maps(input.suspect(), images);
    Map<Integer, Double> distances = new TreeMap<>();
    for (MapDistance distance : MapDistances.between(found, expected)) {
      distance.euclidean().ifPresent(value -> distances.put(distance.predicted(), value));
    }
    return new ClassDistances(distances).detection();
  }

  private synchronized BiasMaps referenceMaps(
      DifferentiableClassifier reference, LabeledImages images) {
    if (known == null || known.reference != reference || known.images != images) {
      known = new KnownMaps(reference, images, maps(reference, images));
    }
    return known.maps;
  }

  private BiasMaps maps(DifferentiableClassifier model, LabeledImages images) {
    return new BiasMapGenerator(workers, BiasMapGenerator.DEFAULT_BATCH_SIZE, ProgressListener.NONE)
        .generate(model, Optional.of(images), config);
  }
}
