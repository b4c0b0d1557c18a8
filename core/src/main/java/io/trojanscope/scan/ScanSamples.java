package io.trojanscope.scan;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.Pixels;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.result.ScanSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A handful of real images with a recovered trigger pasted on. */
final class ScanSamples {
  private static final int SAMPLES = 6;
  private static final int TRIED_PER_CLASS = 12;

  private final Classifier suspect;
  private final Optional<? extends Classifier> reference;

  ScanSamples(Classifier suspect, Optional<? extends Classifier> reference) {
    this.suspect = suspect;
    this.reference = reference;
  }

  /**
   * Images of the source class, or where all classes are sources, of the first other classes than
   * the target: those before others that both models take for what they are.
   */
  List<ScanSample> make(LabeledImages images, ScanFindings result) {
    RecoveredTrigger trigger = result.trigger().orElseThrow();
    int[] tried = candidates(images, result, trigger.pair().target());
    if (tried.length == 0) {
      return List.of();
    }
    ImageBatch before = images.batch(tried);
    ImageBatch after = pasted(trigger, before);
    List<ScanSample.Predictions> bySuspect = predictions(suspect, before, after);
    Optional<List<ScanSample.Predictions>> byReference =
        reference.map(model -> predictions(model, before, after));
    List<ScanSample> samples = new ArrayList<>();
    for (int i = 0; i < tried.length; i++) {
      int index = i;
      samples.add(
          new ScanSample(
              images.label(tried[i]),
              new Pixels(image(before, i)),
              bySuspect.get(i),
              byReference.map(predictions -> predictions.get(index))));
    }
    return best(samples);
  }

  /** As many of each class as fit, rightly classified ones first. */
  private static List<ScanSample> best(List<ScanSample> samples) {
    long classes = samples.stream().mapToInt(ScanSample::label).distinct().count();
    int most = Math.toIntExact((SAMPLES + classes - 1) / classes);
    Map<Integer, Integer> taken = new HashMap<>();
    return samples.stream()
        .sorted(Comparator.comparing(ScanSamples::isMistaken))
        .filter(sample -> taken.merge(sample.label(), 1, Integer::sum) <= most)
        .limit(SAMPLES)
        .toList();
  }

  private static boolean isMistaken(ScanSample sample) {
    return sample.suspect().before() != sample.label()
        || sample.reference().filter(r -> r.before() != sample.label()).isPresent();
  }

  private static int[] candidates(LabeledImages images, ScanFindings result, int target) {
    Map<Integer, Integer> tried = new HashMap<>();
    return IntStream.range(0, images.size())
        .filter(
            i ->
                result.source().isPresent()
                    ? images.label(i) == result.source().getAsInt()
                    : images.label(i) != target)
        .filter(i -> tried.size() < SAMPLES || tried.containsKey(images.label(i)))
        .filter(i -> tried.merge(images.label(i), 1, Integer::sum) <= TRIED_PER_CLASS)
        .limit((long) SAMPLES * TRIED_PER_CLASS)
        .toArray();
  }

  private static ImageBatch pasted(RecoveredTrigger trigger, ImageBatch images) {
    CandidateTrigger stamp = CandidateTrigger.of(trigger, images.shape());
    float[] values = images.values().clone();
    for (int i = 0; i < images.count(); i++) {
      TriggerStamp.apply(stamp, images.shape(), values, images.offset(i));
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
