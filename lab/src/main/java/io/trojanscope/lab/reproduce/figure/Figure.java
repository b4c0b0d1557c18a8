package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.result.paper.PaperFigure;
import java.util.List;

/** A figure of the paper. */
public interface Figure {
  /** Such as {@code fig8}. */
  String id();

  /** What must be done before it can be drawn. */
  List<Step<?>> steps();

  /** Draws it from finished steps. */
  Result make(StepRunner runner);

  /**
   * A figure and the numbers behind it.
   *
   * @param tables named after the figure
   */
  record Result(PaperFigure figure, List<DataTable> tables) {
    public Result {
      tables = List.copyOf(tables);
    }
  }
}
