package io.trojanscope.detect.search;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.inversion.FaintForm;
import io.trojanscope.detect.inversion.FittingConfig;
import io.trojanscope.detect.inversion.InversionConfig;
import io.trojanscope.detect.inversion.PatchForm;
import io.trojanscope.detect.inversion.TriggerForm;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/**
 * How much is computed for an {@link Effort}. All numbers were set by hand on the development
 * models of docs/detection.md, as a compromise between detection and time; the calibration holds
 * for these only.
 *
 * @param screening of every pair in every model, for the smallest trigger
 * @param contrast of the candidates
 * @param secondLook of the worst of them, from another start and on other images, because a search
 *     may end in a poor optimum
 * @param candidates how many pairs survive the screening
 * @param secondLooks how many of them are searched twice
 * @param windowsPerSide of the grid of places where patches are searched
 * @param windowShare of the image's side that such a window takes
 * @param patches how patches are fitted
 * @param faint how patterns over the whole image are fitted
 * @param recovery of the worst pair's smallest trigger, where a patch was found
 * @param imagesPerClass images of each class that are used, half of them held out
 * @param synthesizedPerClass the same, if they are made from noise
 */
public record ScanEffort(
    InversionConfig screening,
    InversionConfig contrast,
    InversionConfig secondLook,
    int candidates,
    int secondLooks,
    int windowsPerSide,
    double windowShare,
    FormEffort patches,
    FormEffort faint,
    List<InversionConfig> recovery,
    int imagesPerClass,
    int synthesizedPerClass) {
  /** Opacity of a pattern that is blended into the whole image. */
  private static final float OPACITY = 0.1f;

  public static ScanEffort of(Effort effort, long seed) {
    return effort == Effort.QUICK ? of(4, 0.36, 20, 60, 6, seed) : of(5, 0.36, 25, 80, 12, seed);
  }

  private static ScanEffort of(
      int windowsPerSide,
      double windowShare,
      int patchSteps,
      int faintSteps,
      int formCandidates,
      long seed) {
    // Batches are even halves and tenths of the work, so that two workers have as much to do.
    return new ScanEffort(
        new InversionConfig(80, 4, 9, seed),
        new InversionConfig(100, 8, 3, seed),
        new InversionConfig(100, 8, 1, seed + 1),
        6,
        2,
        windowsPerSide,
        windowShare,
        new FormEffort(
            new FittingConfig(patchSteps, 9, 10, 0.5, seed),
            new FittingConfig(80, 8, half(formCandidates), 0.3, seed),
            formCandidates),
        new FormEffort(
            new FittingConfig(faintSteps, 9, 5, 0.3, seed),
            new FittingConfig(60, 8, half(formCandidates), 0.3, seed),
            formCandidates),
        List.of(new InversionConfig(200, 8, 1, seed), new InversionConfig(200, 8, 1, seed + 1)),
        600,
        64);
  }

  /** Half of the candidates that are fitted further: one batch for each of two workers. */
  private static int half(int formCandidates) {
    return (formCandidates + FormCandidates.RUNNERS_UP + 1) / 2;
  }

  List<TriggerForm> windows(ImageShape shape) {
    return PatchForm.grid(shape, windowsPerSide, windowShare);
  }

  List<TriggerForm> faintPatterns(ImageShape shape) {
    return List.of(new FaintForm(shape.size(), OPACITY));
  }
}
