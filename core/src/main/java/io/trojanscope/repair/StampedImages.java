package io.trojanscope.repair;

import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Images of which some carry a trigger and keep their labels. */
final class StampedImages implements LabeledImages {
  private static final int NONE = -1;

  private final LabeledImages images;
  private final List<CandidateTrigger> triggers;
  private final int[] triggerOf;

  private StampedImages(LabeledImages images, List<CandidateTrigger> triggers, int[] triggerOf) {
    this.images = images;
    this.triggers = triggers;
    this.triggerOf = triggerOf;
  }

  /**
   * Puts a trigger on a random part of the images. An image whose class is the target of its
   * trigger stays as it is: with the trigger, it would teach the backdoor.
   *
   * @param triggers at least one; each is put on about equally many
   * @param share of the images, in [0, 1]
   */
  static StampedImages some(
      LabeledImages images, List<CandidateTrigger> triggers, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] triggerOf = new int[images.size()];
    for (int i = 0; i < triggerOf.length; i++) {
      int trigger = random.nextInt(triggers.size());
      boolean chosen = random.nextDouble() < share;
      boolean teaches = images.label(i) == triggers.get(trigger).pair().target();
      triggerOf[i] = chosen && !teaches ? trigger : NONE;
    }
    return new StampedImages(images, List.copyOf(triggers), triggerOf);
  }

  /** Puts one trigger on all images. */
  static StampedImages all(LabeledImages images, CandidateTrigger trigger) {
    return new StampedImages(images, List.of(trigger), new int[images.size()]);
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public List<String> classNames() {
    return images.classNames();
  }

  @Override
  public int label(int index) {
    return images.label(index);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    images.copyImage(index, destination, offset);
    if (triggerOf[index] != NONE) {
      TriggerStamp.apply(triggers.get(triggerOf[index]), shape(), destination, offset);
    }
  }

  /** Of the images' hash and a line for each trigger and for the choice. */
  @Override
  public String sha256() {
    StringBuilder text = new StringBuilder(images.sha256());
    for (CandidateTrigger trigger : triggers) {
      text.append('\n').append(Arrays.toString(trigger.mask()));
      text.append(Arrays.toString(trigger.pattern())).append(trigger.gain());
      trigger.change().ifPresent(change -> text.append(change.name()));
    }
    text.append('\n').append(Arrays.toString(triggerOf));
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
