package io.trojanscope.detect;

/**
 * How much is computed for an {@link Effort}.
 *
 * @param screening of every pair in every model
 * @param contrast of the candidates
 * @param candidates how many pairs survive the screening
 * @param imagesPerClass images of each class that are used, half of them held out
 * @param dreamsPerClass the same, where they are made from noise
 */
record ScanEffort(
    InversionConfig screening,
    InversionConfig contrast,
    int candidates,
    int imagesPerClass,
    int dreamsPerClass) {
  static ScanEffort of(Effort effort, long seed) {
    return switch (effort) {
      case QUICK ->
          new ScanEffort(
              new InversionConfig(80, 4, 16, seed),
              new InversionConfig(100, 8, 8, seed),
              6,
              200,
              32);
      case STANDARD, THOROUGH ->
          new ScanEffort(
              new InversionConfig(150, 6, 10, seed),
              new InversionConfig(200, 8, 8, seed),
              10,
              600,
              64);
    };
  }
}
