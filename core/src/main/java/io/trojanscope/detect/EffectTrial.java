package io.trojanscope.detect;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.ImageShape;
import io.trojanscope.model.Logits;
import java.util.ArrayList;
import java.util.List;

/** Measures the effect of triggers on images that no optimisation has seen. */
final class EffectTrial {
  private final ClassSamples samples;
  private final MeasuredModel suspect;
  private final List<MeasuredModel> references;

  EffectTrial(ClassSamples samples, MeasuredModel suspect, List<MeasuredModel> references) {
    this.samples = samples;
    this.suspect = suspect;
    this.references = references;
  }

  /** Changes one image in place. */
  @FunctionalInterface
  interface Change {
    /**
     * @param images CHW, the image beginning at {@code offset}
     */
    void apply(ImageShape shape, float[] images, int offset);
  }

  /**
   * The effect towards each target, in their order; 0 in the references where there are none.
   *
   * @param imagesPerClass at most {@value TriggerEffect#IMAGES}
   */
  List<TriggerEffect> effects(
      Change change, int source, List<Integer> targets, int imagesPerClass) {
    ImageBatch images = samples.images().batch(samples.tried(source, imagesPerClass));
    for (int image = 0; image < images.count(); image++) {
      change.apply(images.shape(), images.values(), images.offset(image));
    }
    double[] bySuspect = effects(suspect, images, source, targets);
    double[] byReferences = new double[targets.size()];
    for (MeasuredModel reference : references) {
      double[] effects = effects(reference, images, source, targets);
      for (int i = 0; i < effects.length; i++) {
        byReferences[i] += effects[i] / references.size();
      }
    }
    List<TriggerEffect> effects = new ArrayList<>();
    for (int i = 0; i < bySuspect.length; i++) {
      effects.add(new TriggerEffect(bySuspect[i], byReferences[i]));
    }
    return effects;
  }

  private static double[] effects(
      MeasuredModel model, ImageBatch images, int source, List<Integer> targets) {
    Logits logits = model.classifier().logits(images);
    double[] effects = new double[targets.size()];
    for (int i = 0; i < effects.length; i++) {
      int target = targets.get(i);
      double margin = 0;
      for (int image = 0; image < images.count(); image++) {
        margin += (logits.get(image, source) - logits.get(image, target)) / images.count();
      }
      effects[i] = 1 - margin / model.margins().of(new ClassPair(source, target));
    }
    return effects;
  }
}
