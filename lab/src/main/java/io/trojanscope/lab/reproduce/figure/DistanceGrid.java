package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The comparisons whose distances a figure shows: every attack, input and epsilon, and for data and
 * noise several seeds.
 */
final class DistanceGrid {
  private final StepCatalogue catalogue;
  private final List<Float> epsilons;

  DistanceGrid(StepCatalogue catalogue, List<Float> epsilons) {
    this.catalogue = catalogue;
    this.epsilons = List.copyOf(epsilons);
  }

  /**
   * Those of one attack.
   *
   * @param samples the paper's number
   */
  List<ComparedSteps> of(PlantedModel planted, int samples) {
    List<ComparedSteps> grid = new ArrayList<>();
    for (StartingInput input : StartingInput.values()) {
      for (float epsilon : epsilons) {
        int seeds = input == StartingInput.BLANK ? 1 : catalogue.scale().repetitions();
        for (int seed = 0; seed < seeds; seed++) {
          grid.add(catalogue.compared(planted, catalogue.perClass(input, epsilon, samples, seed)));
        }
      }
    }
    return grid;
  }

  /** The scan of an attack's model. */
  ScannedStep scan(PlantedModel planted, int samples) {
    return catalogue.scan(
        catalogue.compared(
            planted, catalogue.perClass(StartingInput.DATA, epsilons.get(0), samples, 0)));
  }
}
