package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Measures what a change does to the margins of images that no optimisation has seen. */
public final class MarginEffectMeasurement {
  private final ClassSamples samples;
  private final MeasuredModel suspect;
  private final List<MeasuredModel> references;

  public MarginEffectMeasurement(
      ClassSamples samples, MeasuredModel suspect, List<MeasuredModel> references) {
    this.samples = samples;
    this.suspect = suspect;
    this.references = references;
  }

  /** A change of images. */
  @FunctionalInterface
  public interface Change {
    /**
     * Changes one image in place.
     *
     * @param images CHW, the image beginning at {@code offset}
     */
    void apply(ImageShape shape, float[] images, int offset);
  }

  /**
   * The effect for each pair, in their order; that in the references is 0 where there are none.
   *
   * @param imagesPerClass at most {@value TriggerEffect#IMAGES}
   */
  public List<TriggerEffect> effects(Change change, List<ClassPair> pairs, int imagesPerClass) {
    int[] chosen =
        pairs.stream()
            .map(ClassPair::source)
            .distinct()
            .flatMapToInt(source -> IntStream.of(samples.heldOut(source, imagesPerClass)))
            .toArray();
    ImageBatch images = samples.images().batch(chosen);
    for (int image = 0; image < images.count(); image++) {
      change.apply(images.shape(), images.values(), images.offset(image));
    }
    int[] labels = Arrays.stream(chosen).map(samples.images()::label).toArray();
    Logits logits = suspect.classifier().logits(images);
    double[] bySuspect = effects(suspect, logits, labels, pairs);
    double[] byReferences = new double[pairs.size()];
    for (MeasuredModel reference : references) {
      double[] effects = effects(reference, reference.classifier().logits(images), labels, pairs);
      for (int i = 0; i < effects.length; i++) {
        byReferences[i] += effects[i] / references.size();
      }
    }
    List<TriggerEffect> effects = new ArrayList<>();
    for (int i = 0; i < bySuspect.length; i++) {
      effects.add(
          new TriggerEffect(
              bySuspect[i], byReferences[i], successRate(logits, labels, pairs.get(i))));
    }
    return effects;
  }

  private static double[] effects(
      MeasuredModel model, Logits logits, int[] labels, List<ClassPair> pairs) {
    return pairs.stream()
        .mapToDouble(pair -> 1 - margin(logits, labels, pair) / model.margins().of(pair))
        .toArray();
  }

  private static double successRate(Logits logits, int[] labels, ClassPair pair) {
    return IntStream.range(0, labels.length)
        .filter(image -> labels[image] == pair.source())
        .mapToDouble(image -> logits.predicted(image) == pair.target() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static double margin(Logits logits, int[] labels, ClassPair pair) {
    return IntStream.range(0, labels.length)
        .filter(image -> labels[image] == pair.source())
        .mapToDouble(
            image -> (double) logits.get(image, pair.source()) - logits.get(image, pair.target()))
        .average()
        .orElseThrow();
  }
}
