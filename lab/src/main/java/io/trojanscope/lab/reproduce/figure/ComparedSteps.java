package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.lab.reproduce.step.MapsStep;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import java.util.List;

/** The steps behind maps of a backdoored model beside those of the clean one. */
record ComparedSteps(PlantedModel planted, MapsStep backdoored, MapsStep clean) {
  BiasMapConfig config() {
    return backdoored.config();
  }

  List<Step<?>> steps() {
    return List.of(backdoored, clean);
  }

  Comparison read(StepRunner runner) {
    return Comparison.of(planted, runner.get(backdoored), runner.get(clean));
  }
}
