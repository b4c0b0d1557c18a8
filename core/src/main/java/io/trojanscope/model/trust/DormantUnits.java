package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.UnitProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for a backdoor in units that no ordinary image turns on, where gradients are zero. {@link
 * UnitDrive} turns such units on by a small patch; here each patch is tried as a trigger, by
 * forward passes of the model. A patch counts if it sends most images, or those of one class, to
 * another class, and other values of the same pixels do not. For one class, the patch must also do
 * nearly nothing at half its strength.
 */
final class DormantUnits {
  private static final int SCREENED = 8;
  private static final int SCREENED_OF_CLASS = 2;
  private static final double SCREENING_SHARE = 0.7;
  private static final double CONFIRMING_SHARE = 0.5;
  private static final int CONTROLS = 3;

  /** Fewer images of a class may move by chance. */
  private static final int FEWEST_OF_CLASS = 4;

  private static final double CONFIRMING_SHARE_OF_CLASS = 0.8;

  /**
   * Share of the effect that half of a gate's patch has at most; linear ones have a half. By hand.
   */
  private static final double PART_AT_HALF = 0.15;

  /** Another order must change so many of the values to be another patch. */
  private static final double SHUFFLED = 0.25;

  private final DifferentiableClassifier model;
  private final ImageBatch images;
  private final PatchedImages patched;
  private final int[] before;
  private final int[] screened;

  private DormantUnits(DifferentiableClassifier model, ImageBatch images) {
    this.model = model;
    this.images = images;
    this.patched = new PatchedImages(model, images);
    this.before = patched.unchanged();
    this.screened = screened(before);
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

  /** Two images of each class, and others if those are few. */
  private static int[] screened(int... classes) {
    int[] ofClass =
        IntStream.range(0, classes.length)
            .filter(
                image ->
                    IntStream.range(0, image).filter(i -> classes[i] == classes[image]).count()
                        < SCREENED_OF_CLASS)
            .toArray();
    return IntStream.concat(
            Arrays.stream(ofClass), IntStream.range(0, Math.min(SCREENED, classes.length)))
        .distinct()
        .toArray();
  }

  private Optional<DormantTrigger> tried(DrivenImage driven, UnitProbe probe) {
    int[] pixels = changed(driven);
    OptionalInt found = target(patched.with(screened, pixels, driven.values()));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int target = found.getAsInt();
    int[] after = patched.with(patched.all(), pixels, driven.values());
    List<Group> moved =
        groups(target).stream().filter(group -> group.isMoved(after, target)).toList();
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    List<List<int[]>> controls = controls(pixels, driven.values());
    return moved.stream()
        .filter(group -> group.moved(after, target) > 2 * group.byChance(controls, target))
        .filter(
            group ->
                group.source().isEmpty()
                    || isGate(
                        group.source().getAsInt(), group.images(), pixels, target, driven.values()))
        .findFirst()
        .map(group -> describe(driven, probe, pixels, target, group, after));
  }

  /**
   * Whether a patch does nearly nothing at half its strength. In an honest network many a patch
   * moves the images of one class, but half of it moves them by a part of the way.
   */
  private boolean isGate(int source, int[] images, int[] pixels, int target, float... values) {
    double before = patched.margin(images, source, target, pixels, values, 0);
    double half = patched.margin(images, source, target, pixels, values, 0.5f);
    double whole = patched.margin(images, source, target, pixels, values, 1);
    return half - before < PART_AT_HALF * (whole - before);
  }

  /** The class that most images get, or all of one class; none if there is no such class. */
  private OptionalInt target(int... after) {
    int[] votes = new int[model.spec().classCount()];
    int[][] moved = new int[votes.length][votes.length];
    for (int i = 0; i < after.length; i++) {
      votes[after[i]]++;
      if (after[i] != before[screened[i]]) {
        moved[before[screened[i]]][after[i]]++;
      }
    }
    return IntStream.range(0, votes.length)
        .filter(
            target ->
                votes[target] >= SCREENING_SHARE * after.length
                    || Arrays.stream(moved).anyMatch(of -> of[target] >= SCREENED_OF_CLASS))
        .reduce((a, b) -> votes[b] > votes[a] ? b : a);
  }

  /** All images of other classes than the target's, then those of each of these classes. */
  private List<Group> groups(int target) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(OptionalInt.empty(), images(label -> label != target)));
    for (int source = 0; source < model.spec().classCount(); source++) {
      int label = source;
      int[] ofClass = images(predicted -> predicted == label);
      if (source != target && ofClass.length >= FEWEST_OF_CLASS) {
        groups.add(new Group(OptionalInt.of(source), ofClass));
      }
    }
    return groups;
  }

  private int[] images(IntPredicate ofClass) {
    return IntStream.range(0, before.length).filter(i -> ofClass.test(before[i])).toArray();
  }

  /** What other values of the same pixels do, and the same values at half their strength. */
  private List<List<int[]>> controls(int[] pixels, float... values) {
    List<int[]> random = new ArrayList<>();
    List<int[]> alike = new ArrayList<>();
    for (int seed = 0; seed < CONTROLS; seed++) {
      random.add(patched.withNoise(pixels, seed));
      if (PatchedImages.shuffledShare(pixels, values, seed) >= SHUFFLED) {
        alike.add(patched.shuffled(pixels, values, seed));
      }
    }
    List<int[]> dimmed = List.of(patched.dimmed(pixels, values));
    return alike.isEmpty() ? List.of(random, dimmed) : List.of(random, alike, dimmed);
  }

  private DormantTrigger describe(
      DrivenImage driven, UnitProbe probe, int[] pixels, int target, Group group, int... after) {
    int width = images.shape().width();
    int area = images.shape().area();
    int[] rows = Arrays.stream(pixels).map(p -> p % area / width).sorted().toArray();
    int[] columns = Arrays.stream(pixels).map(p -> p % area % width).sorted().toArray();
    List<String> names = model.spec().classNames();
    return new DormantTrigger(
        probe.units().get(driven.unit()),
        (int) Arrays.stream(pixels).map(p -> p % area).distinct().count(),
        rows[0],
        rows[rows.length - 1] + 1,
        columns[0],
        columns[columns.length - 1] + 1,
        names.get(target),
        group.source().isPresent()
            ? Optional.of(names.get(group.source().getAsInt()))
            : Optional.empty(),
        group.moved(after, target),
        group.images().length);
  }

  private int[] changed(DrivenImage driven) {
    int start = images.offset(driven.base());
    IntPredicate changes = i -> driven.values()[i] != images.values()[start + i];
    return IntStream.range(0, images.shape().size()).filter(changes).toArray();
  }

  /**
   * Images that a trigger may act on.
   *
   * @param source their class; empty for all but the target
   * @param images their positions
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(OptionalInt source, int[] images) {
    int moved(int[] after, int target) {
      return (int) Arrays.stream(images).filter(image -> after[image] == target).count();
    }

    boolean isMoved(int[] after, int target) {
      double share = source.isPresent() ? CONFIRMING_SHARE_OF_CLASS : CONFIRMING_SHARE;
      return images.length > 0 && moved(after, target) >= share * images.length;
    }

    /** How many images controls move; the mean of those controls that move most. */
    double byChance(List<List<int[]>> controls, int target) {
      return controls.stream()
          .mapToDouble(
              some -> some.stream().mapToInt(after -> moved(after, target)).average().orElseThrow())
          .max()
          .orElseThrow();
    }
  }
}
