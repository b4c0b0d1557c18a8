package io.trojanscope.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.reproduce.step.PlantedModel;
import io.trojanscope.reproduce.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The comparisons whose distances a figure shows: every attack, input and epsilon, and for data and
 * noise several seeds.
 *
 * @param shown those of the first seed
 * @param repeated those of the other seeds
 */
record DistanceSet(List<ComparedSteps> shown, List<ComparedSteps> repeated) {
  /**
   * @param samples the paper's number for an attack, by its place in the list
   */
  static DistanceSet of(
      Catalogue catalogue,
      List<PlantedModel> attacks,
      List<Float> epsilons,
      List<Integer> samples) {
    List<ComparedSteps> shown = new ArrayList<>();
    List<ComparedSteps> repeated = new ArrayList<>();
    for (int i = 0; i < attacks.size(); i++) {
      for (StartingInput input : StartingInput.values()) {
        for (float epsilon : epsilons) {
          int seeds = input == StartingInput.BLANK ? 1 : catalogue.scale().repetitions();
          for (int seed = 0; seed < seeds; seed++) {
            (seed == 0 ? shown : repeated)
                .add(
                    catalogue.compared(
                        attacks.get(i), catalogue.perClass(input, epsilon, samples.get(i), seed)));
          }
        }
      }
    }
    return new DistanceSet(shown, repeated);
  }

  List<Step<?>> steps() {
    return Stream.concat(shown.stream(), repeated.stream())
        .flatMap(compared -> compared.steps().stream())
        .<Step<?>>map(step -> step)
        .toList();
  }
}
