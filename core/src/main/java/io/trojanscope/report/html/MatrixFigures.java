package io.trojanscope.report.html;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.report.picture.MapPictures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Shows squares of values by class: as tables, or as pictures where there are many classes. */
final class MatrixFigures {
  private static final int DRAWN = 2000;
  private static final int LARGEST = 20;

  private final ClassLabels labels;

  MatrixFigures(ClassLabels labels) {
    this.labels = labels;
  }

  MatrixFigure confusion(String caption, ConfusionMatrix matrix) {
    String note =
        matrix.total() == 0
            ? "No images."
            : Numbers.percent(matrix.accuracy())
                + " of "
                + Numbers.count(matrix.total())
                + " images on the diagonal. Shading: share of the row.";
    Square counts =
        Square.of(labels.count(), (row, column) -> matrix.counts().get(row).get(column));
    return counts(new Heading(caption, note, "true class", "predicted class"), counts);
  }

  /** Counts: the diagonal in one colour, what is off it in another. */
  MatrixFigure counts(Heading heading, Square counts) {
    Square shares = counts.shareOfRow();
    if (labels.count() > Shown.OPEN) {
      return picture(heading, shares, "Largest off the diagonal", i -> !onDiagonal(i));
    }
    return table(
        heading,
        (row, column) ->
            new MatrixTable.Cell(
                Numbers.count((long) counts.at(row, column)),
                row == column ? "right" : counts.at(row, column) > 0 ? "wrong" : "none",
                Numbers.css(
                    row == column ? shares.at(row, column) : Math.sqrt(shares.at(row, column)))));
  }

  /** Values of one kind, all in one colour; the greatest is marked. */
  MatrixFigure heat(Heading heading, Square values, DoubleFunction<String> text) {
    if (labels.count() > Shown.OPEN) {
      return picture(heading, values, "Largest", i -> true);
    }
    double greatest = values.greatest();
    return table(
        heading,
        (row, column) -> {
          double value = values.at(row, column);
          if (Double.isNaN(value)) {
            return new MatrixTable.Cell("–", "none", "0");
          }
          String shade = Numbers.css(greatest > 0 ? value / greatest : 0);
          boolean peak = value == greatest && greatest > 0;
          return new MatrixTable.Cell(text.apply(value), peak ? "heat peak" : "heat", shade);
        });
  }

  /** What stands over and beside a matrix. */
  record Heading(String caption, String note, String rowsAre, String columnsAre) {}

  private interface CellAt {
    MatrixTable.Cell at(int row, int column);
  }

  private interface CellTest {
    boolean test(int cell);
  }

  private MatrixFigure table(Heading heading, CellAt cell) {
    return new MatrixTable(
        heading.caption(),
        heading.note(),
        heading.rowsAre(),
        heading.columnsAre(),
        labels.anyLong(),
        labels.all(),
        IntStream.range(0, labels.count())
            .mapToObj(
                row ->
                    new MatrixTable.Row(
                        labels.of(row),
                        IntStream.range(0, labels.count())
                            .mapToObj(column -> cell.at(row, column))
                            .toList()))
            .toList());
  }

  private MatrixFigure picture(Heading heading, Square values, String title, CellTest listed) {
    int classes = labels.count();
    double greatest = values.greatest();
    Optional<PictureView> drawn =
        classes > DRAWN
            ? Optional.empty()
            : Optional.of(
                PictureView.of(
                    MapPictures.heat(classes, classes, values.values(), greatest),
                    heading.caption() + ": one pixel per pair of classes"));
    return new MatrixPicture(
        heading.caption(),
        heading.note(),
        heading.rowsAre(),
        heading.columnsAre(),
        drawn,
        drawn.map(picture -> Legends.heat("Value", greatest)),
        title,
        largest(values, listed));
  }

  private List<MatrixPicture.Largest> largest(Square values, CellTest listed) {
    return IntStream.range(0, values.values().length)
        .filter(i -> listed.test(i) && values.values()[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -values.values()[i]))
        .limit(LARGEST)
        .map(
            i ->
                new MatrixPicture.Largest(
                    labels.of(i / labels.count()),
                    labels.of(i % labels.count()),
                    Numbers.decimal(values.values()[i])))
        .toList();
  }

  private boolean onDiagonal(int cell) {
    return cell / labels.count() == cell % labels.count();
  }
}
