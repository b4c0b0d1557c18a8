package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Claim;
import java.util.List;
import java.util.stream.Stream;

/**
 * The comparisons behind a figure, and what is claimed of them.
 *
 * @param own those of the figure, at least one
 * @param others that the claims need, too
 */
record ComparedSet(List<ComparedSteps> own, List<ComparedSteps> others, ClaimMaker maker) {
  /** Tests claims. */
  interface ClaimMaker {
    /**
     * The claims.
     *
     * @param own comparisons of the figure
     * @param others comparisons that it is not about
     */
    List<Claim> claims(List<Comparison> own, List<Comparison> others, StepRunner runner);
  }

  ComparedSet(List<ComparedSteps> own, ClaimMaker maker) {
    this(own, List.of(), maker);
  }

  List<Step<?>> steps() {
    return Stream.concat(own.stream(), others.stream())
        .map(ComparedSteps::steps)
        .<Step<?>>flatMap(List::stream)
        .toList();
  }

  /** The figure's comparisons. */
  List<Comparison> read(StepRunner runner) {
    return read(own, runner);
  }

  /**
   * The claims.
   *
   * @param comparisons as read
   */
  List<Claim> claims(List<Comparison> comparisons, StepRunner runner) {
    return maker.claims(comparisons, read(others, runner), runner);
  }

  private static List<Comparison> read(List<ComparedSteps> steps, StepRunner runner) {
    return steps.stream().map(compared -> compared.read(runner)).toList();
  }
}
