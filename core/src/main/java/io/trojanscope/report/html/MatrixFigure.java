package io.trojanscope.report.html;

/** A square of values by class: with numbers, or as a picture where there are many classes. */
sealed interface MatrixFigure permits MatrixTable, MatrixPicture, MatrixOmitted {
  String caption();

  String note();
}
