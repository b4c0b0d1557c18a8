package io.trojanscope.lab.zoo;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.image.LabeledImages;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which of the training images a model sees. */
enum TrainingImages {
  /** All of them. */
  ALL,
  /** A random quarter. */
  QUARTER,
  /** A random share of each class, from a tenth to all. */
  UNBALANCED;

  LabeledImages of(LabeledImages images, long seed) {
    if (this == ALL) {
      return images;
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] shares =
        random
            .doubles(images.classCount(), 0.1, 1)
            .map(share -> this == QUARTER ? 0.25 : share)
            .toArray();
    int[] kept =
        IntStream.range(0, images.size())
            .filter(i -> random.nextDouble() < shares[images.label(i)])
            .toArray();
    return ImageSubset.of(images, kept);
  }
}
