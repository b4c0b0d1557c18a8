package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.stats.RandomOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for a backdoor in units that no ordinary image turns on, where gradients are zero. {@link
 * UnitDrive} turns such units on by a small patch; here each patch is tried as a trigger, by
 * forward passes of the model. A patch counts if it sends most images to one class, and other
 * values of the same pixels do not.
 */
final class DormantUnits {
  private static final int SCREENED = 8;
  private static final double SCREENING_SHARE = 0.7;
  private static final double CONFIRMING_SHARE = 0.5;
  private static final int CONTROLS = 3;

  /** In another order, fewer pixels may be the same. */
  private static final int FEWEST_SHUFFLED = 4;

  private final DifferentiableClassifier model;
  private final ImageBatch images;
  private final int[] before;

  private DormantUnits(DifferentiableClassifier model, ImageBatch images) {
    this.model = model;
    this.images = images;
    this.before = predictions(images);
  }

  /**
   * The change that moves most images, if there is one.
   *
   * @param images ordinary ones, of 8 bits
   */
  static Optional<DormantTrigger> search(
      UnitProbe probe, DifferentiableClassifier model, ImageBatch images) {
    List<DrivenImage> driven =
        probe.with(units -> new UnitDrive(probe.units(), units, images).drive());
    DormantUnits search = new DormantUnits(model, images);
    return driven.stream()
        .map(image -> search.tried(image, probe))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(DormantTrigger::moved));
  }

  private Optional<DormantTrigger> tried(DrivenImage driven, UnitProbe probe) {
    int[] pixels = changed(driven);
    int target = target(pixels, driven.values());
    if (target < 0) {
      return Optional.empty();
    }
    int moved = moved(stamped(images.count(), pixels, driven.values(), pixels), target);
    int others = (int) Arrays.stream(before).filter(c -> c != target).count();
    boolean decides =
        moved >= CONFIRMING_SHARE * others && moved > 2 * movedByChance(pixels, driven, target);
    return decides
        ? Optional.of(describe(driven, probe, pixels, target, moved, others))
        : Optional.empty();
  }

  /**
   * How many images the same pixels move with random values, or with their values in another order,
   * which are the same contrast; the larger mean.
   */
  private double movedByChance(int[] pixels, DrivenImage driven, int target) {
    double random = 0;
    double shuffled = 0;
    for (int seed = 0; seed < CONTROLS; seed++) {
      float[] noise = noise(seed);
      random += moved(stamped(images.count(), pixels, noise, pixels), target);
      if (pixels.length >= FEWEST_SHUFFLED) {
        int[] order = shuffled(pixels, seed);
        shuffled += moved(stamped(images.count(), pixels, driven.values(), order), target);
      }
    }
    return Math.max(random, shuffled) / CONTROLS;
  }

  private float[] noise(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[images.shape().size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    ProbeImages.round(noise);
    return noise;
  }

  private DormantTrigger describe(
      DrivenImage driven, UnitProbe probe, int[] pixels, int target, int moved, int others) {
    int width = images.shape().width();
    int area = images.shape().area();
    int[] rows = Arrays.stream(pixels).map(p -> p % area / width).sorted().toArray();
    int[] columns = Arrays.stream(pixels).map(p -> p % area % width).sorted().toArray();
    return new DormantTrigger(
        probe.units().get(driven.unit()),
        (int) Arrays.stream(pixels).map(p -> p % area).distinct().count(),
        rows[0],
        rows[rows.length - 1] + 1,
        columns[0],
        columns[columns.length - 1] + 1,
        model.spec().classNames().get(target),
        moved,
        others);
  }

  private int[] changed(DrivenImage driven) {
    int start = images.offset(driven.base());
    IntPredicate changes = i -> driven.values()[i] != images.values()[start + i];
    return IntStream.range(0, images.shape().size()).filter(changes).toArray();
  }

  /** The class that most of a few images get with a change; -1 if there is none. */
  private int target(int[] pixels, float[] values) {
    int count = Math.min(SCREENED, images.count());
    int[] after = predictions(stamped(count, pixels, values, pixels));
    int[] votes = new int[model.spec().classCount()];
    for (int image = 0; image < count; image++) {
      votes[after[image]]++;
    }
    int best =
        IntStream.range(0, votes.length).reduce((a, b) -> votes[b] > votes[a] ? b : a).orElse(0);
    return votes[best] >= SCREENING_SHARE * count ? best : -1;
  }

  private int moved(ImageBatch changed, int target) {
    int[] after = predictions(changed);
    return (int)
        IntStream.range(0, after.length)
            .filter(image -> after[image] == target && before[image] != target)
            .count();
  }

  /** The first images with some pixels replaced: pixel i by the value at {@code from[i]}. */
  private ImageBatch stamped(int count, int[] pixels, float[] values, int... from) {
    ImageBatch changed = ProbeImages.first(images, count);
    for (int image = 0; image < count; image++) {
      for (int i = 0; i < pixels.length; i++) {
        changed.values()[changed.offset(image) + pixels[i]] = values[from[i]];
      }
    }
    return changed;
  }

  private static int[] shuffled(int[] pixels, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Arrays.stream(RandomOrder.fromLast(pixels.length, random::nextInt))
        .map(i -> pixels[i])
        .toArray();
  }

  private int[] predictions(ImageBatch batch) {
    Logits logits = model.logits(batch);
    return IntStream.range(0, batch.count()).map(logits::predicted).toArray();
  }
}
