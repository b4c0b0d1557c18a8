package io.trojanscope.experiment;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.TriggerStamp;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.report.ScanSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A handful of real images with a recovered trigger pasted on. */
final class ScanSamples {
  private static final int SAMPLES = 6;

  private final Classifier suspect;
  private final Optional<? extends Classifier> reference;

  ScanSamples(Classifier suspect, Optional<? extends Classifier> reference) {
    this.suspect = suspect;
    this.reference = reference;
  }

  /**
   * The first images of the source class; where all classes are sources, of other classes than the
   * target in turn.
   */
  List<ScanSample> make(LabeledImages images, ScanResult result) {
    RecoveredTrigger trigger = result.trigger().orElseThrow();
    int[] chosen = choose(images, result, trigger.pair().target());
    if (chosen.length == 0) {
      return List.of();
    }
    ImageBatch before = images.batch(chosen);
    ImageBatch after = pasted(trigger, before);
    List<ScanSample.Predictions> bySuspect = predictions(suspect, before, after);
    Optional<List<ScanSample.Predictions>> byReference =
        reference.map(model -> predictions(model, before, after));
    List<ScanSample> samples = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      int index = i;
      samples.add(
          new ScanSample(
              images.label(chosen[i]),
              image(before, i),
              bySuspect.get(i),
              byReference.map(predictions -> predictions.get(index))));
    }
    return samples;
  }

  private static int[] choose(LabeledImages images, ScanResult result, int target) {
    if (result.source().isPresent()) {
      int source = result.source().getAsInt();
      return IntStream.range(0, images.size())
          .filter(i -> images.label(i) == source)
          .limit(SAMPLES)
          .toArray();
    }
    int most = Math.max(1, SAMPLES / (images.classCount() - 1));
    Map<Integer, Integer> taken = new HashMap<>();
    return IntStream.range(0, images.size())
        .filter(i -> images.label(i) != target)
        .filter(i -> taken.merge(images.label(i), 1, Integer::sum) <= most)
        .limit(SAMPLES)
        .toArray();
  }

  private static ImageBatch pasted(RecoveredTrigger trigger, ImageBatch images) {
    float[] values = images.values().clone();
    for (int i = 0; i < images.count(); i++) {
      TriggerStamp.apply(trigger, images.shape(), values, images.offset(i));
    }
    return new ImageBatch(images.count(), images.shape(), values);
  }

  private static float[] image(ImageBatch images, int index) {
    float[] image = new float[images.shape().size()];
    System.arraycopy(images.values(), images.offset(index), image, 0, image.length);
    return image;
  }

  private static List<ScanSample.Predictions> predictions(
      Classifier model, ImageBatch before, ImageBatch after) {
    Logits without = model.logits(before);
    Logits with = model.logits(after);
    return IntStream.range(0, before.count())
        .mapToObj(i -> new ScanSample.Predictions(without.predicted(i), with.predicted(i)))
        .toList();
  }
}
