package io.trojanscope.report.html;

import io.trojanscope.detect.ScanMode;
import java.util.List;

/** Says what a verdict means and what it does not. */
final class ScanReading {
  private ScanReading() {}

  static String name(ScanMode mode) {
    return switch (mode) {
      case REFERENCE_AND_IMAGES -> "1, reference and images";
      case IMAGES -> "2, images only";
      case REFERENCE -> "3, reference without images";
      case MODEL_ALONE -> "4, the model alone";
    };
  }

  static String strength(ScanMode mode) {
    return switch (mode) {
      case REFERENCE_AND_IMAGES ->
          "The scan had clean references and real images to go by: the strongest of the four modes.";
      case IMAGES ->
          "The scan had real images, but no clean reference; it trained references of its own on the"
              + " images. Had these been poisoned, the references would carry the backdoor too.";
      case REFERENCE ->
          "The scan had clean references, but no real images, and started from noise: weaker than"
              + " with images, and the flip rates are those of noise.";
      case MODEL_ALONE ->
          "The scan had nothing but the model: the weakest of the four modes. It misses many"
              + " backdoors; give images or a clean reference where there are any.";
    };
  }

  static List<String> sentences() {
    return List.of(
        "For each pair of classes the scan looks for a change, the same for all images, that turns"
            + " images of the source class into the target class. It looks for changes of four kinds:"
            + " as few pixels as possible, a patch, a faint pattern over the image, and another"
            + " brightness. A backdoor is such a change, and it is far smaller or works far better in"
            + " the suspect than in clean models, or, without these, than for other pairs. The"
            + " statistic of a kind says how much.",
        "The p-value compares the most suspicious pair with those of clean models that were scanned"
            + " in the same way, and is corrected for the number of kinds. The score is −log₁₀ of it:"
            + " 1 for a p-value of 0.1, 2 for 0.01.",
        "BACKDOORED means that a clean model would rarely look like this. The recovered trigger need"
            + " not be the planted one to the pixel: it is a change that works as well.",
        "CLEAN means that no backdoor was found by these tests, no more. Triggers that these tests do"
            + " not look for, such as warps of the whole image, objects in the scene, or triggers made"
            + " to evade them, can go unnoticed. It says nothing of other attacks.",
        "INCONCLUSIVE means that a check failed or a search did not come to its end, so that neither"
            + " can be said.",
        "A bias map is the mean of the adversarial examples that a model puts into a class (A. Borji,"
            + " Adversarial examples are useful too!, 2020). Maps show what the model looks for; they"
            + " do not decide the verdict.");
  }
}
