package io.trojanscope.model;

import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.PixelRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A normalization that networks are often trained with.
 *
 * @param range that black and white become, before mean and standard deviation
 * @param mean per channel, in units of the range
 * @param deviation per channel, likewise
 */
record UsualNormalization(PixelRange range, List<Float> mean, List<Float> deviation) {
  /** Means and standard deviations nearer than this to known ones are those of the same images. */
  private static final float SAME = 0.02f;

  /** MNIST and Fashion-MNIST. */
  private static final List<UsualNormalization> GREY =
      List.of(
          normalized(List.of(0.1307f), List.of(0.3081f)),
          normalized(List.of(0.286f), List.of(0.353f)));

  /** ImageNet and CIFAR-10. */
  private static final List<UsualNormalization> COLOURED =
      List.of(
          normalized(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)),
          normalized(List.of(0.4914f, 0.4822f, 0.4465f), List.of(0.247f, 0.2435f, 0.2616f)));

  /**
   * Those for images of some channels.
   *
   * @param statistics mean and standard deviation of the images themselves
   */
  static List<UsualNormalization> of(int channels, Optional<Normalization> statistics) {
    List<UsualNormalization> usual = new ArrayList<>();
    usual.add(ranged(PixelRange.UNIT, channels));
    usual.add(ranged(new PixelRange(0, 255), channels));
    usual.add(ranged(new PixelRange(-1, 1), channels));
    usual.addAll(channels == 1 ? GREY : channels == 3 ? COLOURED : List.of());
    statistics
        .map(own -> normalized(own.mean(), own.standardDeviation()))
        .filter(own -> usual.stream().noneMatch(own::isNear))
        .ifPresent(usual::add);
    return usual;
  }

  private static UsualNormalization ranged(PixelRange range, int channels) {
    return new UsualNormalization(
        range, Collections.nCopies(channels, 0f), Collections.nCopies(channels, 1f));
  }

  private static UsualNormalization normalized(List<Float> mean, List<Float> deviation) {
    return new UsualNormalization(PixelRange.UNIT, mean, deviation);
  }

  /** From intensities in [0, 1]. */
  Normalization normalization() {
    float width = range.white() - range.black();
    return new Normalization(
        mean.stream().map(value -> (value - range.black()) / width).toList(),
        deviation.stream().map(value -> value / width).toList());
  }

  /**
   * The settings that ask for it.
   *
   * @param alone whether nothing else is said so far, so that what is usual need not be named
   */
  String options(boolean alone) {
    boolean plain = equals(ranged(range, mean.size()));
    List<String> options = new ArrayList<>();
    if (!alone || plain) {
      options.add("pixel-range " + range);
    }
    if (!alone || !plain) {
      options.add("mean " + text(mean) + ", std " + text(deviation));
    }
    return String.join(", ", options);
  }

  private boolean isNear(UsualNormalization other) {
    return range.equals(other.range)
        && areNear(mean, other.mean)
        && areNear(deviation, other.deviation);
  }

  private static boolean areNear(List<Float> left, List<Float> right) {
    return IntStream.range(0, left.size())
        .allMatch(i -> Math.abs(left.get(i) - right.get(i)) < SAME);
  }

  private static String text(List<Float> values) {
    List<Float> distinct = values.stream().distinct().toList();
    return (distinct.size() == 1 ? distinct : values)
        .stream().map(UsualNormalization::text).collect(Collectors.joining(","));
  }

  /** As many digits as are not zero, at most four after the point. */
  private static String text(float value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
  }
}
