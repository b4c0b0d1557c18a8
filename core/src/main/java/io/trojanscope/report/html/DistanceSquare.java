package io.trojanscope.report.html;

import io.trojanscope.report.MapComparison;
import io.trojanscope.report.html.MatrixFigures.Heading;
import java.util.Arrays;

/** Draws the distances of all pairs as a square. */
final class DistanceSquare {
  private final ClassLabels labels;
  private final DistanceRanking ranking;

  DistanceSquare(ClassLabels labels, DistanceRanking ranking) {
    this.labels = labels;
    this.ranking = ranking;
  }

  MatrixFigure figure(MatrixFigures matrices) {
    int classes = labels.count();
    double[] distances = new double[Math.multiplyExact(classes, classes)];
    String[] styles = new String[distances.length];
    Arrays.fill(distances, Double.NaN);
    Arrays.fill(styles, "");
    for (MapComparison comparison : ranking.ranked()) {
      int cell = comparison.key().source().orElseThrow() * classes + comparison.key().predicted();
      distances[cell] = DistanceRanking.distance(comparison);
      styles[cell] =
          ranking.isPeak(comparison)
              ? "peak"
              : ranking.isThin(comparison) ? MatrixFigures.THIN : "";
    }
    return matrices.heat(
        new Heading(
            "Distance per pair",
            "Shading: share of the largest; without shading: nothing recorded, or few examples.",
            "source class",
            "predicted class",
            "Distance"),
        new Square(classes, distances),
        ranking::text,
        (row, column) -> styles[row * classes + column]);
  }
}
