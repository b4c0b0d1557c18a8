package io.trojanscope.report.html;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.report.picture.MapPictures;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Shows squares of values by class: as tables, or as pictures where there are many classes. */
final class MatrixFigureBuilder {
  /** Style class of values that rest on few examples: they are not shaded. */
  static final String THIN = "thin";

  private static final int DRAWN = 2000;
  private static final int LARGEST = 20;

  private final ClassLabels labels;

  MatrixFigureBuilder(ClassLabels labels) {
    this.labels = labels;
  }

  MatrixFigure confusion(String caption, ConfusionMatrix matrix) {
    String note =
        matrix.total() == 0
            ? "No images."
            : NumberText.percent(matrix.accuracy())
                + " of "
                + NumberText.count(matrix.total())
                + " images on the diagonal. Shading: share of the row.";
    return counts(
        new Heading(caption, note, "true class", "predicted class", "Share of the row"),
        () -> Square.of(labels.count(), (row, column) -> matrix.counts().get(row).get(column)));
  }

  /** Counts: the diagonal in one colour, what is off it in another. */
  MatrixFigure counts(Heading heading, Supplier<Square> source) {
    if (labels.count() > DRAWN) {
      return new MatrixOmitted(heading.caption(), heading.note());
    }
    Square counts = source.get();
    Square shares = counts.shareOfRow();
    if (labels.count() > ListExcerpt.OPEN) {
      return picture(heading, shares, largestOffDiagonal(shares));
    }
    return table(
        heading,
        (row, column) ->
            new MatrixTable.Cell(
                NumberText.count((long) counts.at(row, column)),
                row == column ? "right" : counts.at(row, column) > 0 ? "wrong" : "none",
                NumberText.css(
                    row == column ? shares.at(row, column) : Math.sqrt(shares.at(row, column)))));
  }

  /** Names a further style class for a cell, or none. */
  interface CellStyle {
    String of(int row, int column);
  }

  /** Values of one kind, all in one colour. */
  MatrixFigure heat(
      Heading heading, Supplier<Square> source, DoubleFunction<String> text, CellStyle style) {
    if (labels.count() > DRAWN) {
      return new MatrixOmitted(heading.caption(), heading.note());
    }
    Square values = source.get();
    if (labels.count() > ListExcerpt.OPEN) {
      return picture(heading, shaded(values, style), List.of());
    }
    return table(heading, heatCell(values, text, style));
  }

  /** The same for some of the rows and columns. */
  MatrixFigure heat(
      Heading heading,
      List<Integer> rows,
      List<Integer> columns,
      Square values,
      DoubleFunction<String> text,
      CellStyle style) {
    return table(heading, rows, columns, heatCell(values, text, style));
  }

  private static CellAt heatCell(Square values, DoubleFunction<String> text, CellStyle style) {
    double greatest = shaded(values, style).greatest();
    return (row, column) -> {
      double value = values.at(row, column);
      if (Double.isNaN(value)) {
        return new MatrixTable.Cell("–", "none", "0");
      }
      String shade = NumberText.css(greatest > 0 ? value / greatest : 0);
      String kind = ("heat " + style.of(row, column)).strip();
      return new MatrixTable.Cell(text.apply(value), kind, shade);
    };
  }

  /** The values without those that rest on few examples. */
  private static Square shaded(Square values, CellStyle style) {
    return Square.of(
        values.classes(),
        (row, column) -> style.of(row, column).equals(THIN) ? Double.NaN : values.at(row, column));
  }

  /** What stands over and beside a matrix. */
  record Heading(
      String caption, String note, String rowsAre, String columnsAre, String valuesAre) {}

  private interface CellAt {
    MatrixTable.Cell at(int row, int column);
  }

  private MatrixFigure table(Heading heading, CellAt cell) {
    List<Integer> all = IntStream.range(0, labels.count()).boxed().toList();
    return table(heading, all, all, cell);
  }

  private MatrixFigure table(
      Heading heading, List<Integer> rows, List<Integer> columns, CellAt cell) {
    return new MatrixTable(
        heading.caption(),
        heading.note(),
        heading.rowsAre(),
        heading.columnsAre(),
        labels.anyLong(),
        columns.stream().map(labels::of).toList(),
        rows.stream()
            .map(
                row ->
                    new MatrixTable.Row(
                        labels.of(row),
                        columns.stream().map(column -> cell.at(row, column)).toList()))
            .toList());
  }

  private MatrixFigure picture(
      Heading heading, Square values, List<MatrixPicture.Largest> largest) {
    int classes = labels.count();
    double greatest = values.greatest();
    return new MatrixPicture(
        heading.caption(),
        heading.note(),
        heading.rowsAre(),
        heading.columnsAre(),
        PictureView.of(
            MapPictures.heat(classes, classes, values.values(), greatest),
            heading.caption() + ": one pixel per pair of classes"),
        Legends.heat(heading.valuesAre(), greatest),
        largest);
  }

  private List<MatrixPicture.Largest> largestOffDiagonal(Square values) {
    return IntStream.range(0, values.values().length)
        .filter(i -> !onDiagonal(i) && values.values()[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -values.values()[i]))
        .limit(LARGEST)
        .map(
            i ->
                new MatrixPicture.Largest(
                    labels.of(i / labels.count()),
                    labels.of(i % labels.count()),
                    NumberText.percent(values.values()[i])))
        .toList();
  }

  private boolean onDiagonal(int cell) {
    return cell / labels.count() == cell % labels.count();
  }
}
