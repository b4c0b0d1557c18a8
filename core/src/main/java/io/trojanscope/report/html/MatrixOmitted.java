package io.trojanscope.report.html;

/** A matrix of too many classes to draw. */
record MatrixOmitted(String caption, String note) implements MatrixFigure {}
