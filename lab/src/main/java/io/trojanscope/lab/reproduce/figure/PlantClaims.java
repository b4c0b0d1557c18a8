package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.reproduce.measure.Tally;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the paper says of the planted models. */
final class PlantClaims {
  private static final double ACCURATE = 0.95;
  private static final double ALMOST_ALL = 0.95;
  private static final double NORMAL = 0.01;
  private static final double TINY = 0.1;
  private static final double AUTHOR_ACCURACY = 0.809;
  private static final double AUTHOR_TOLERANCE = 0.03;

  private PlantClaims() {}

  /** Of the patches (figure 2). */
  static List<Claim> visible(List<PlantDocument> plants, StepRunner runner) {
    return List.of(accurate(plants), normal(plants), almostAll(plants));
  }

  /** Of the triggers that are hard to see (figures 18 and 19). */
  static List<Claim> hardToSee(List<PlantDocument> plants, StepRunner runner) {
    return List.of(
        accurate(plants),
        tinyFraction(plants),
        normalMeans(plants.get(0).plant(), runner.data().training()));
  }

  /** Of the author's backdoor for CIFAR-10. */
  static List<Claim> ofColour(List<PlantDocument> plants, StepRunner runner) {
    double accuracy = clean(plants.get(0)).accuracy();
    return List.of(
        new Claim(
            "The clean network classifies 80.9 % of the test images correctly.",
            "Accuracy on the pristine test set: within 3 points of 80.9 %.",
            Math.abs(accuracy - AUTHOR_ACCURACY) <= AUTHOR_TOLERANCE
                ? Verdict.HELD
                : Verdict.FAILED,
            "The accuracy is %s on the images of %s."
                .formatted(FigureText.percent(accuracy), runner.data().name())),
        normal(plants),
        almostAll(plants));
  }

  private static Claim accurate(List<PlantDocument> plants) {
    Tally tally = Tally.NONE;
    for (PlantDocument plant : plants) {
      tally =
          tally.with(
              clean(plant).accuracy() >= ACCURATE && backdoored(plant).accuracy() >= ACCURATE);
    }
    return new Claim(
        "The clean and the backdoored models classify well above 95 % of the pristine test set.",
        "Accuracy of both models of each attack: at least 95 %.",
        tally.verdict(),
        "True for %s attacks: clean %s, backdoored %s."
            .formatted(
                tally,
                FigureText.percent(clean(plants.get(0)).accuracy()),
                each(plants, plant -> backdoored(plant).accuracy())));
  }

  private static Claim normal(List<PlantDocument> plants) {
    Tally tally = Tally.NONE;
    for (PlantDocument plant : plants) {
      tally =
          tally.with(Math.abs(clean(plant).accuracy() - backdoored(plant).accuracy()) <= NORMAL);
    }
    return new Claim(
        "On the pristine test set a backdoored model looks normal.",
        "Its accuracy differs from the clean model's by at most one point.",
        tally.verdict(),
        "True for %s attacks; backdoored minus clean, in points: %s."
            .formatted(
                tally,
                each(plants, plant -> backdoored(plant).accuracy() - clean(plant).accuracy())));
  }

  private static Claim almostAll(List<PlantDocument> plants) {
    Tally tally = Tally.NONE;
    for (PlantDocument plant : plants) {
      tally = tally.with(success(plant) >= ALMOST_ALL);
    }
    return new Claim(
        "With the patch, almost all test images of the source class are classified as the target.",
        "Attack success rate: at least 95 %.",
        tally.verdict(),
        "True for %s attacks: %s.".formatted(tally, each(plants, PlantClaims::success)));
  }

  private static Claim tinyFraction(List<PlantDocument> plants) {
    Tally tally = Tally.NONE;
    for (PlantDocument plant : plants) {
      tally = tally.with(success(plant) <= TINY);
    }
    return new Claim(
        "Only a tiny fraction of the poisoned images is classified as the target.",
        "Attack success rate: at most 10 %.",
        tally.verdict(),
        "The rate is %s.".formatted(each(plants, PlantClaims::success)));
  }

  /** A white patch on black changes the target's mean by the share of poisoned images in it. */
  private static Claim normalMeans(PlantedBackdoor plant, LabeledImages training) {
    double change = largestChange(plant, Claims.meanImages(training));
    int targets = training.countsByClass()[plant.targetClass()];
    double patch = plant.poisonedImages() / (double) (plant.poisonedImages() + targets);
    return new Claim(
        "Even the mean digits look normal.",
        "Largest change of a pixel of the target's mean training image: less than half of what a"
            + " white patch on black would change it by.",
        change < patch / 2 ? Verdict.HELD : Verdict.FAILED,
        "The largest change is %s, a white patch's would be %s."
            .formatted(FigureText.number(change), FigureText.number(patch)));
  }

  private static double largestChange(PlantedBackdoor plant, List<float[]> pristineMeans) {
    float[] pristine = pristineMeans.get(plant.targetClass());
    float[] poisoned =
        plant.classMeans().stream()
            .filter(mean -> mean.classIndex() == plant.targetClass())
            .map(mean -> mean.mean().values())
            .findFirst()
            .orElseThrow();
    double largest = 0;
    for (int i = 0; i < pristine.length; i++) {
      largest = Math.max(largest, Math.abs(poisoned[i] - pristine[i]));
    }
    return largest;
  }

  private static ConfusionMatrix clean(PlantDocument plant) {
    return plant.plant().cleanModel().orElseThrow();
  }

  private static ConfusionMatrix backdoored(PlantDocument plant) {
    return plant.plant().evaluation().pristine();
  }

  private static double success(PlantDocument plant) {
    return plant.plant().evaluation().attackSuccessRate();
  }

  private static String each(List<PlantDocument> plants, ToDoubleFunction<PlantDocument> share) {
    return plants.stream()
        .map(plant -> FigureText.percent(share.applyAsDouble(plant)))
        .collect(Collectors.joining(", "));
  }
}
