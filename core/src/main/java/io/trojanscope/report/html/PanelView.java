package io.trojanscope.report.html;

import java.util.List;

/** A panel as it is drawn. */
sealed interface PanelView {
  String title();

  /**
   * Rows of maps.
   *
   * @param columns names of the classes
   */
  record Maps(String title, List<String> columns, List<Row> rows) implements PanelView {}

  /**
   * A row of maps.
   *
   * @param numbers over the maps, one per class; or none at all
   */
  record Row(String label, List<String> numbers, PictureView picture) {}

  /**
   * A square of maps.
   *
   * @param classes names of the classes
   * @param numbers over the maps, row by row
   */
  record Pairs(String title, List<String> classes, PictureView picture, List<List<String>> numbers)
      implements PanelView {}

  /** Images beside each other. */
  record Images(String title, List<FigureView> images) implements PanelView {}

  /** A matrix as a picture, with its numbers on demand. */
  record Confusion(String title, String note, PictureView picture, MatrixFigure numbers)
      implements PanelView {}

  /** A matrix with its numbers. */
  record Matrix(String title, MatrixFigure matrix) implements PanelView {}

  /** Curves. */
  record Chart(String title, LineChart chart) implements PanelView {}

  /** Numbers in rows. */
  record Table(String title, List<String> columns, List<List<String>> rows) implements PanelView {}

  /**
   * A network as a stack of bars.
   *
   * @param height of the drawing
   */
  record Network(String title, List<Layer> layers, int height) implements PanelView {}

  /**
   * A layer.
   *
   * @param top of its bar
   * @param left of its bar
   * @param width of its bar
   * @param text of the bar: where the text's line stands
   */
  record Layer(
      String name, String shape, String parameters, int top, int left, int width, int text) {}
}
