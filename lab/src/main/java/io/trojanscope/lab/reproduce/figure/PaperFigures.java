package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All figures in the paper's order. */
public final class PaperFigures {
  private static final List<Float> EPSILONS = List.of(0.1f, 0.5f, 0.9f);
  private static final List<Float> MODERATE = List.of(0.1f, 0.5f);
  private static final List<StartingInput> DATA_AND_NOISE =
      List.of(StartingInput.DATA, StartingInput.NOISE);
  private static final int SAMPLES = 1000;
  private static final int FEW_SAMPLES = 100;

  private final StepCatalogue catalogue;

  public PaperFigures(StepCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A section of the paper.
   *
   * @param paragraphs what it is about
   */
  public record Section(String id, String title, List<String> paragraphs, List<Figure> figures) {}

  /** The sections with all their figures. */
  public List<Section> sections() {
    return List.of(
        new Section(
            "experiment-1",
            "Experiment I: patches at a fixed place",
            List.of(
                "Four backdoors are planted, each with a white patch of its own in one corner: some"
                    + " training images of the source class get the patch and the label of the"
                    + " target, and the clean model is fine-tuned on them. Bias maps are then made"
                    + " of the backdoored and of the clean model."),
            experimentOne()),
        new Section(
            "experiment-2",
            "Experiment II: patches at random places",
            List.of(
                "The same patches, but at a random place of each image, away from the digit if"
                    + " there is room."),
            experimentTwo()),
        new Section(
            "experiment-3",
            "Experiment III: triggers that are hard to see",
            List.of(
                "The trigger is no patch: intensities are doubled (white stays white), or a tenth"
                    + " of a random image of the target class is mixed in."),
            experimentThree()),
        new Section(
            "discussion",
            "Discussion: how many queries each method needs",
            List.of(
                "The paper compares its method with an older one, which classifies white noise and"
                    + " averages it by predicted class. That method needs no gradients, but many"
                    + " more queries."),
            List.of(queries())),
        new Section(
            "network",
            "The network",
            List.of("The network that all experiments use."),
            List.of(NetworkFigure.ofPaper("fig23", catalogue.clean()))));
  }

  private List<Figure> experimentOne() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new PlantFigure(
            "fig2",
            "Four backdoors and how well they work",
            PlantedModel.FIXED.stream().map(catalogue::planted).toList(),
            PlantClaims::visible));
    figures.add(blank());
    for (int i = 0; i < PlantedModel.FIXED.size(); i++) {
      PlantedModel planted = PlantedModel.FIXED.get(i);
      figures.add(
          new MapsFigure(
              "fig" + (4 + i),
              "Bias maps for " + planted.pair() + ", from data and noise",
              new ComparedSet(
                  catalogue.comparedPerClass(planted, DATA_AND_NOISE, EPSILONS, SAMPLES),
                  PatchClaims::of)));
    }
    figures.add(
        new DistanceFigure(
            "fig8",
            "Distances between the maps of the backdoored and the clean model",
            new ComparedSet(
                distances(EPSILONS, PlantedModel.FIXED),
                (all, others, runner) -> DistanceClaims.fixed(all)),
            scans(EPSILONS, PlantedModel.FIXED)));
    for (int i = 0; i < PlantedModel.FIXED.size(); i++) {
      PlantedModel planted = PlantedModel.FIXED.get(i);
      figures.add(
          new PairFigure(
              "fig" + (9 + i), planted, catalogue.comparedPerPair(planted, DATA_AND_NOISE)));
    }
    return figures;
  }

  private Figure blank() {
    PlantedModel planted = PlantedModel.FIXED.get(0);
    float epsilon = EPSILONS.get(0);
    return new MapsFigure(
        "fig3",
        "Bias maps for " + planted.pair() + ", from blank images",
        new ComparedSet(
            List.of(
                catalogue.compared(planted, catalogue.blank(epsilon, 10, 1)),
                catalogue.compared(planted, catalogue.blank(epsilon, 30, 1)),
                catalogue.compared(planted, catalogue.blank(epsilon, 100, 1)),
                catalogue.compared(planted, catalogue.blank(epsilon, 10, 100))),
            BlankClaims::of));
  }

  private List<Figure> experimentTwo() {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < PlantedModel.RANDOM.size(); i++) {
      PlantedModel planted = PlantedModel.RANDOM.get(i);
      figures.add(
          new MapsFigure(
              "fig" + (13 + i),
              "Bias maps for " + planted.pair() + " with the patch at random places",
              new ComparedSet(
                  catalogue.comparedPerClass(planted, DATA_AND_NOISE, MODERATE, SAMPLES),
                  catalogue.comparedPerClass(
                      PlantedModel.FIXED.get(i), DATA_AND_NOISE, MODERATE, SAMPLES),
                  RandomPlaceClaims::of)));
    }
    figures.add(
        new DistanceFigure(
            "fig17",
            "Distances with the patch at random places",
            new ComparedSet(
                distances(MODERATE, PlantedModel.RANDOM),
                distances(MODERATE, PlantedModel.FIXED),
                (all, fixed, runner) -> DistanceClaims.random(all, fixed)),
            scans(MODERATE, PlantedModel.RANDOM)));
    return figures;
  }

  private List<Figure> experimentThree() {
    return List.of(
        lowVisibilityPlant("fig18", "The multiplication attack", PlantedModel.MULTIPLY),
        lowVisibilityPlant("fig19", "The blending attack", PlantedModel.BLEND),
        lowVisibilityMaps("fig20", "the multiplication attack", PlantedModel.MULTIPLY, FEW_SAMPLES),
        lowVisibilityMaps("fig21", "the blending attack", PlantedModel.BLEND, SAMPLES),
        lowVisibilityDistances("fig22"));
  }

  private Figure lowVisibilityDistances(String id) {
    DistanceGrid grid = new DistanceGrid(catalogue, MODERATE);
    return new DistanceFigure(
        id,
        "Distances for both attacks",
        new ComparedSet(
            Stream.concat(
                    grid.of(PlantedModel.MULTIPLY, FEW_SAMPLES).stream(),
                    grid.of(PlantedModel.BLEND, SAMPLES).stream())
                .toList(),
            (all, others, runner) -> DistanceClaims.lowVisibility(all)),
        List.of(
            grid.scan(PlantedModel.MULTIPLY, FEW_SAMPLES), grid.scan(PlantedModel.BLEND, SAMPLES)));
  }

  private Figure lowVisibilityPlant(String id, String title, PlantedModel planted) {
    return new PlantFigure(id, title, List.of(catalogue.planted(planted)), PlantClaims::hardToSee);
  }

  private Figure lowVisibilityMaps(String id, String attack, PlantedModel planted, int samples) {
    List<StartingInput> inputs =
        List.of(StartingInput.BLANK, StartingInput.DATA, StartingInput.NOISE);
    return new MapsFigure(
        id,
        "Bias maps of " + attack,
        new ComparedSet(
            catalogue.comparedPerClass(planted, inputs, MODERATE, samples),
            catalogue.comparedPerClass(PlantedModel.FIXED.get(0), inputs, MODERATE, samples),
            (shown, patch, runner) -> LowVisibilityClaims.of(shown, patch)));
  }

  private Figure queries() {
    PlantedModel planted = PlantedModel.FIXED.get(0);
    return new QueryFigure(
        catalogue.compared(
            planted, catalogue.perClass(StartingInput.NOISE, EPSILONS.get(0), SAMPLES, 0)),
        catalogue.noise(catalogue.planted(planted)),
        catalogue.noise(catalogue.clean()));
  }

  private List<ComparedSteps> distances(List<Float> epsilons, List<PlantedModel> attacks) {
    DistanceGrid grid = new DistanceGrid(catalogue, epsilons);
    return attacks.stream().flatMap(planted -> grid.of(planted, SAMPLES).stream()).toList();
  }

  private List<ScannedStep> scans(List<Float> epsilons, List<PlantedModel> attacks) {
    DistanceGrid grid = new DistanceGrid(catalogue, epsilons);
    return attacks.stream().map(planted -> grid.scan(planted, SAMPLES)).toList();
  }
}
