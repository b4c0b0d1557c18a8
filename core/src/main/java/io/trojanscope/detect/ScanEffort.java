package io.trojanscope.detect;

/**
 * How much is computed for an {@link Effort}.
 *
 * @param screening of every pair in every model
 * @param contrast of the candidates
 * @param secondLook of the worst of them, from another start and on other images, since a search
 *     may end in a poor optimum
 * @param candidates how many pairs survive the screening
 * @param secondLooks how many of them are looked at twice
 * @param imagesPerClass images of each class that are used, half of them held out
 * @param dreamsPerClass the same, where they are made from noise
 */
record ScanEffort(
    InversionConfig screening,
    InversionConfig contrast,
    InversionConfig secondLook,
    int candidates,
    int secondLooks,
    int imagesPerClass,
    int dreamsPerClass) {
  static ScanEffort of(Effort effort, long seed) {
    // Batches are even halves and tenths of the work, so that two workers have as much to do.
    return switch (effort) {
      case QUICK ->
          new ScanEffort(
              new InversionConfig(80, 4, 9, seed),
              new InversionConfig(100, 8, 3, seed),
              new InversionConfig(100, 8, 1, seed + 1),
              6,
              2,
              600,
              64);
      case STANDARD, THOROUGH ->
          new ScanEffort(
              new InversionConfig(150, 6, 9, seed),
              new InversionConfig(200, 8, 5, seed),
              new InversionConfig(200, 8, 2, seed + 1),
              10,
              4,
              600,
              64);
    };
  }
}
