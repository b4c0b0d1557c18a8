package io.trojanscope.model.trust;

import io.trojanscope.graph.HiddenUnit;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns on units that are off for nearly all images: from the image that comes nearest, the pixels
 * of one window, or if that is not enough as many wherever they are, move by the sign of the
 * gradient of the unit's input, by 1/2, 1/4, ... 1/256 of the intensity range. So a pixel reaches
 * black, white, or an exact value between.
 *
 * <p>Layers are taken in their order, and images that turn on units of one are starts for the next:
 * a unit may depend on others that are off. It may depend on several, so their changes are also put
 * together.
 */
final class UnitDrive {
  private static final int STEPS = 8;

  /** Steps from one 8-bit value to the next, to an exact value. */
  private static final int FINE_STEPS = 3;

  private static final int BATCH = 32;

  /** Share of an image's pixels in a window. */
  private static final double WINDOW = 0.08;

  /** Rows of a window at least, for triggers of 3 x 3 pixels. */
  private static final int SMALLEST = 4;

  /** Values of images to compute gradients of: bounds the time. By hand. */
  private static final int MOST_VALUES = 100_000;

  /** Share of the images that may turn on a unit that counts as off. */
  private static final double RARELY = 0.05;

  /** Windows that changes for several units may fill together. */
  private static final int COMBINED = 3;

  private static final int FEWEST_UNITS = 8;
  private static final int MOST_UNITS = 128;

  private final List<HiddenUnit> units;
  private final DifferentiableClassifier probe;
  private final ImageShape shape;
  private final PixelChoice window;
  private final PixelChoice anywhere;
  private final List<float[]> starts = new ArrayList<>();
  private final List<Integer> bases = new ArrayList<>();
  private final List<float[]> inputs = new ArrayList<>();
  private final List<DrivenImage> changes = new ArrayList<>();
  private final int ordinary;
  private int budget;

  /**
   * @param probe gives the units' inputs
   * @param images ordinary ones
   */
  UnitDrive(List<HiddenUnit> units, DifferentiableClassifier probe, ImageBatch images) {
    this.units = units;
    this.probe = probe;
    this.shape = images.shape();
    this.ordinary = images.count();
    int widest = Math.min(shape.height(), shape.width());
    int side = Math.min(widest, Math.max(SMALLEST, (int) Math.sqrt(WINDOW * shape.area())));
    this.window = new PixelWindow(shape, side);
    this.anywhere = new StrongestPixels(shape, side * side);
    this.budget = Math.min(MOST_UNITS, Math.max(FEWEST_UNITS, MOST_VALUES / shape.size()));
    for (int image = 0; image < images.count(); image++) {
      int start = images.offset(image);
      starts.add(Arrays.copyOfRange(images.values(), start, start + shape.size()));
      bases.add(image);
    }
    addInputs(0);
  }

  /** An image for each unit that was off and could be turned on. */
  List<DrivenImage> drive() {
    List<DrivenImage> driven = new ArrayList<>();
    long layers = units.stream().map(HiddenUnit::node).distinct().count();
    int start = 0;
    while (start < units.size()) {
      int end = start + 1;
      while (end < units.size() && units.get(end).node().equals(units.get(start).node())) {
        end++;
      }
      driven.addAll(driveLayer(start, end, (int) ((budget + layers - 1) / layers)));
      layers--;
      start = end;
    }
    return driven;
  }

  /**
   * @param most how many units of the layer are driven; others leave their share to later layers
   */
  private List<DrivenImage> driveLayer(int start, int end, int most) {
    int[] off = IntStream.range(start, end).filter(this::isOff).limit(most).toArray();
    budget -= off.length;
    List<DrivenImage> driven = new ArrayList<>(drive(window, off));
    Set<Integer> on = driven.stream().map(DrivenImage::unit).collect(Collectors.toSet());
    driven.addAll(drive(anywhere, IntStream.of(off).filter(unit -> !on.contains(unit)).toArray()));
    changes.addAll(driven);
    if (!driven.isEmpty() && changes.size() > driven.size()) {
      driven.add(together());
    }
    int known = starts.size();
    for (DrivenImage image : driven) {
      starts.add(image.values());
      bases.add(image.base());
    }
    addInputs(known);
    return driven;
  }

  /** The changes for several units on one image, in their order, as far as they stay small. */
  private DrivenImage together() {
    DrivenImage last = changes.get(changes.size() - 1);
    float[] values = last.values().clone();
    int changed = 0;
    for (DrivenImage image : changes) {
      float[] base = starts.get(image.base());
      for (int i = 0; i < values.length && changed < WINDOW * COMBINED * values.length; i++) {
        if (image.values()[i] != base[i]) {
          values[i] = image.values()[i];
          changed++;
        }
      }
    }
    return new DrivenImage(last.unit(), last.base(), values);
  }

  /** Computes the units' inputs for the starts from one on. */
  private void addInputs(int from) {
    for (int i = from; i < starts.size(); i += BATCH) {
      List<float[]> some = starts.subList(i, Math.min(starts.size(), i + BATCH));
      Logits logits = probe.logits(batch(some));
      for (int image = 0; image < some.size(); image++) {
        int row = image * units.size();
        inputs.add(Arrays.copyOfRange(logits.values(), row, row + units.size()));
      }
    }
  }

  private ImageBatch batch(List<float[]> images) {
    float[] values = new float[images.size() * shape.size()];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, values, i * shape.size(), shape.size());
    }
    return new ImageBatch(images.size(), shape, values);
  }

  private boolean isOff(int unit) {
    long on = inputs.stream().filter(input -> isOn(input, unit)).count();
    return on <= RARELY * ordinary;
  }

  private boolean isOn(float[] input, int unit) {
    return input[unit] > units.get(unit).threshold();
  }

  /** The start that comes nearest to turning a unit on, but does not. */
  private int nearest(int unit) {
    return IntStream.range(0, inputs.size())
        .filter(i -> !isOn(inputs.get(i), unit))
        .reduce((a, b) -> inputs.get(b)[unit] > inputs.get(a)[unit] ? b : a)
        .orElseThrow();
  }

  private List<DrivenImage> drive(PixelChoice choice, int... off) {
    List<DrivenImage> driven = new ArrayList<>();
    for (int i = 0; i < off.length; i += BATCH) {
      int end = Math.min(off.length, i + BATCH);
      driven.addAll(driveBatch(choice, Arrays.copyOfRange(off, i, end)));
    }
    return driven;
  }

  private List<DrivenImage> driveBatch(PixelChoice choice, int... chosen) {
    int[] from = Arrays.stream(chosen).map(this::nearest).toArray();
    ImageBatch images = batch(Arrays.stream(from).mapToObj(starts::get).toList());
    float[] weights = new float[chosen.length * units.size()];
    for (int i = 0; i < chosen.length; i++) {
      weights[i * units.size() + chosen[i]] = 1;
    }
    LogitLoss inputOfUnit = new LogitLoss(units.size(), new float[chosen.length], weights);
    Best best = new Best(chosen);
    int[][] pixels = new int[chosen.length][];
    for (int step = 0; step < STEPS + FINE_STEPS; step++) {
      InputGradient found = probe.inputGradient(images, inputOfUnit);
      if (step >= STEPS) {
        best.keep(found.logits(), images);
      }
      float width = step < STEPS ? (float) Math.scalb(0.5, -step) : 1 / 255f;
      for (int i = 0; i < chosen.length; i++) {
        int offset = images.offset(i);
        pixels[i] = step == 0 ? choice.choose(found.gradient(), offset) : pixels[i];
        PixelChoice.move(images.values(), found.gradient(), offset, pixels[i], width);
      }
      if (step >= STEPS - 1) {
        ProbeImages.round(images.values());
      }
    }
    best.keep(probe.logits(images), images);
    return best.driven(from);
  }

  /** The images of 8 bits that come furthest, one for each of some units. */
  private final class Best {
    private final int[] chosen;
    private final float[] reached;
    private final float[][] values;

    Best(int... chosen) {
      this.chosen = chosen;
      this.values = new float[chosen.length][];
      this.reached = new float[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        reached[i] = units.get(chosen[i]).threshold();
      }
    }

    void keep(Logits logits, ImageBatch images) {
      for (int i = 0; i < chosen.length; i++) {
        if (logits.get(i, chosen[i]) > reached[i]) {
          reached[i] = logits.get(i, chosen[i]);
          int start = images.offset(i);
          values[i] = Arrays.copyOfRange(images.values(), start, start + shape.size());
        }
      }
    }

    /** Those that turn their unit on. */
    List<DrivenImage> driven(int... from) {
      return IntStream.range(0, chosen.length)
          .filter(i -> values[i] != null)
          .mapToObj(i -> new DrivenImage(chosen[i], bases.get(from[i]), values[i]))
          .toList();
    }
  }
}
