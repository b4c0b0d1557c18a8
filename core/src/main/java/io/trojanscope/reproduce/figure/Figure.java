package io.trojanscope.reproduce.figure;

import io.trojanscope.report.paper.DataTable;
import io.trojanscope.report.paper.PaperFigure;
import io.trojanscope.reproduce.step.Step;
import io.trojanscope.reproduce.step.Workshop;
import java.util.List;

/** A figure of the paper. */
public interface Figure {
  /** Such as {@code fig8}. */
  String id();

  /** What must be done before it can be drawn. */
  List<Step<?>> steps();

  /** Draws it from finished steps. */
  Result make(Workshop workshop);

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
