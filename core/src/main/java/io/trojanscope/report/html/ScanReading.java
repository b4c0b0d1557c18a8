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
          "The scan had clean references and real images. This is the strongest of the four modes.";
      case IMAGES ->
          "The scan had real images but no clean reference, so it trained references on the images. If the images are poisoned, the references carry the backdoor too.";
      case REFERENCE ->
          "The scan had clean references but no real images, so it synthesised images from noise. This is weaker than with images, and the success rates are those on synthesised images.";
      case MODEL_ALONE ->
          "The scan had only the model. This is the weakest of the four modes and misses many backdoors; give images or a clean reference.";
    };
  }

  static List<String> sentences() {
    return List.of(
        "For each class pair, the scan searches for a trigger: one change, the same for all images, that makes the model classify images of the source class as the target class. It searches for several trigger types, such as few pixels, a patch, a pattern over the image, and another brightness. The trigger of a backdoor is far smaller or works far better in the suspect than in clean models or, without these, than for other pairs. The statistic of a trigger type measures by how much.",
        "The p-value compares the most suspicious pair with those of clean models that were scanned in the same way. It is corrected for the number of trigger types. The score is −log₁₀ of the p-value: 1 for 0.1, 2 for 0.01.",
        "BACKDOORED means that a clean model would rarely look like this. The recovered trigger can differ from the planted one: it is a change that has the same effect.",
        "CLEAN means only that these tests found no backdoor. They can miss triggers that they do not search for, such as objects in the scene, and triggers made to evade them. CLEAN says nothing about other attacks.",
        "INCONCLUSIVE means that a check failed or a search did not converge, so the scan supports neither verdict.",
        "A bias map is the mean of the adversarial examples that a model puts into a class (A. Borji,"
            + " Adversarial examples are useful too!, 2020). Maps show what the model looks for; they"
            + " do not decide the verdict.");
  }
}
