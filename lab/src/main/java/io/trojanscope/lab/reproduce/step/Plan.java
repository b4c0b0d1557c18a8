package io.trojanscope.lab.reproduce.step;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps in the order in which they are done: what a step needs comes before it, and steps of one
 * model follow each other.
 */
public final class Plan {
  private final List<Step<?>> steps;

  /**
   * @param wanted steps; what they need is added
   */
  public Plan(Collection<? extends Step<?>> wanted) {
    Set<Step<?>> all = new LinkedHashSet<>();
    wanted.forEach(step -> add(step, all));
    this.steps =
        all.stream()
            .sorted(
                Comparator.comparingInt((Step<?> step) -> place(step.model()))
                    .thenComparing(step -> !(step instanceof ModelStep<?>)))
            .toList();
  }

  private static void add(Step<?> step, Set<Step<?>> all) {
    step.needs().forEach(needed -> add(needed, all));
    all.add(step);
  }

  private static int place(ModelStep<?> model) {
    return model instanceof PlantStep plant ? 1 + PlantedModel.ALL.indexOf(plant.planted()) : 0;
  }

  public List<Step<?>> steps() {
    return steps;
  }
}
