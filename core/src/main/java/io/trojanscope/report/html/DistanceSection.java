package io.trojanscope.report.html;

import java.util.List;

/**
 * How far the two models' maps lie apart.
 *
 * @param square for pairs, the distances as a square
 * @param charts per class or pair; for pairs also the means per source and per predicted class
 * @param notes what is missing or not counted
 */
record DistanceSection(List<MatrixFigure> square, List<BarChart> charts, List<String> notes) {}
