package io.trojanscope.data;

import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Sets of digits in the program's own handwriting. */
final class GeneratedDigits {
  private static final String NAME = "built-in digits";
  private static final int IMAGES_PER_TASK = 64;
  private static final ImageShape SHAPE = new ImageShape(1, Handwriting.SIDE, Handwriting.SIDE);
  private static final List<String> CLASS_NAMES =
      IntStream.range(0, DigitStyles.DIGITS).mapToObj(Integer::toString).toList();

  private GeneratedDigits() {}

  /**
   * @param threads number of threads, which does not change the result
   */
  static LabeledData draw(long seed, int trainingCount, int testCount, int threads) {
    SplittableRandom seeds = new SplittableRandom(seed);
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new LabeledData(
          NAME,
          draw(seeds.nextLong(), trainingCount, workers),
          draw(seeds.nextLong(), testCount, workers));
    }
  }

  /** Image {@code i} is drawn with the seed {@code firstSeed + i}, whatever the count. */
  private static ByteImages draw(long firstSeed, int count, OrderedWorkers workers) {
    if (count < 1) {
      throw new IllegalArgumentException("expected at least 1 image, found " + count);
    }
    byte[][] images = new byte[count][];
    int[] labels = new int[count];
    int tasks = (count - 1) / IMAGES_PER_TASK + 1;
    workers.forEach(
        tasks,
        task -> {
          int start = (int) task * IMAGES_PER_TASK;
          int end = Math.min(count, start + IMAGES_PER_TASK);
          for (int i = start; i < end; i++) {
            labels[i] = i % DigitStyles.DIGITS;
            images[i] = Handwriting.write(labels[i], new StableRandom(firstSeed + i));
          }
          return end;
        },
        end -> {});
    return new ByteImages(SHAPE, CLASS_NAMES, images, labels);
  }
}
