package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.figure.PaperFigures.Section;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.List;

/**
 * The experiment of the author's notebook for CIFAR-10, with the figures that the paper has for
 * digits.
 */
public final class ColourFigures {
  private static final PlantedModel PLANTED = PlantedModel.FRAME;
  private static final List<Float> EPSILONS = List.of(0.1f, 0.5f, 0.9f);
  private static final List<StartingInput> DATA_AND_NOISE =
      List.of(StartingInput.DATA, StartingInput.NOISE);
  private static final int SAMPLES = 1000;

  private ColourFigures() {}

  /** The sections with all their figures. */
  public static List<Section> sections(StepCatalogue catalogue) {
    return List.of(
        new Section(
            "backdoor",
            "The author's backdoor in a network for colour images",
            List.of(
                "The author's notebook plants one backdoor in a network for CIFAR-10: half of the"
                    + " birds get a red frame of 10 × 10 pixels at the top right and the label cat."
                    + " He reports the clean accuracy, but no bias map."),
            List.of(plant(catalogue))),
        new Section(
            "bias-maps",
            "Bias maps in colour",
            List.of(
                "The paper's figures for digits, made for this network: Algorithm I from blank"
                    + " images, images and noise, the distances of both models' maps with a scan,"
                    + " and Algorithm II. The claims are those that the paper makes of digits."),
            List.of(blank(catalogue), maps(catalogue), distances(catalogue), pairs(catalogue))),
        new Section(
            "discussion",
            "Discussion: how many queries each method needs",
            List.of(
                "White noise, classified and averaged by predicted class, against Algorithm I from"
                    + " noise."),
            List.of(queries(catalogue))),
        new Section(
            "network",
            "The network",
            List.of("The author's network for CIFAR-10, without its dropout."),
            List.of(NetworkFigure.ofSixConvolutions("network", catalogue.clean()))));
  }

  private static Figure plant(StepCatalogue catalogue) {
    return new PlantFigure(
        "plant",
        "The backdoor and how well it works",
        List.of(catalogue.planted(PLANTED)),
        PlantClaims::ofColour);
  }

  private static Figure blank(StepCatalogue catalogue) {
    float epsilon = EPSILONS.get(0);
    return new MapsFigure(
        "blank",
        "Bias maps from blank images",
        new ComparedSet(
            List.of(
                catalogue.compared(PLANTED, catalogue.blank(epsilon, 10, 1)),
                catalogue.compared(PLANTED, catalogue.blank(epsilon, 100, 1)),
                catalogue.compared(PLANTED, catalogue.blank(epsilon, 10, 100))),
            BlankClaims::of));
  }

  private static Figure maps(StepCatalogue catalogue) {
    List<ComparedSteps> shown =
        catalogue.comparedPerClass(PLANTED, DATA_AND_NOISE, EPSILONS, SAMPLES);
    return new MapsFigure(
        "maps", "Bias maps from images and noise", new ComparedSet(shown, PatchClaims::of));
  }

  private static Figure distances(StepCatalogue catalogue) {
    DistanceGrid grid = new DistanceGrid(catalogue, EPSILONS);
    return new DistanceFigure(
        "distances",
        "Distances between the maps of the backdoored and the clean model",
        new ComparedSet(
            grid.of(PLANTED, SAMPLES), (all, others, runner) -> DistanceClaims.fixed(all)),
        List.of(grid.scan(PLANTED, SAMPLES)));
  }

  private static Figure pairs(StepCatalogue catalogue) {
    return new PairFigure("pairs", PLANTED, catalogue.comparedPerPair(PLANTED, DATA_AND_NOISE));
  }

  private static Figure queries(StepCatalogue catalogue) {
    return new QueryFigure(
        catalogue.compared(
            PLANTED, catalogue.perClass(StartingInput.NOISE, EPSILONS.get(0), SAMPLES, 0)),
        catalogue.noise(catalogue.planted(PLANTED)),
        catalogue.noise(catalogue.clean()));
  }
}
