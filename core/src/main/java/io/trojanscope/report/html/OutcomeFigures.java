package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.report.html.MatrixFigureBuilder.Heading;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Shows where the attacks ended, per model. */
final class OutcomeFigures {
  private final MapsDocument document;
  private final ClassLabels labels;
  private final MatrixFigureBuilder matrices;
  private final int classes;

  OutcomeFigures(MapsDocument document, ClassLabels labels, MatrixFigureBuilder matrices) {
    this.document = document;
    this.labels = labels;
    this.matrices = matrices;
    this.classes = document.classNames().size();
  }

  /** A square per model; none for untargeted attacks of Algorithm I, which are of one kind. */
  List<MatrixFigure> squares() {
    return ofOneKind() ? List.of() : perModel(this::figure);
  }

  /** For untargeted attacks of Algorithm I, a bar per class for each model. */
  List<BarChart> bars() {
    return ofOneKind() ? perModel(this::bars) : List.of();
  }

  private boolean ofOneKind() {
    return document.settings().algorithm() == Algorithm.PER_CLASS
        && !document.settings().targeted();
  }

  private <T> List<T> perModel(BiFunction<String, ModelMaps, T> figure) {
    List<T> figures = new ArrayList<>();
    figures.add(figure.apply("Suspect", document.suspect()));
    document.reference().ifPresent(model -> figures.add(figure.apply("Reference", model)));
    return figures;
  }

  private BarChart bars(String caption, ModelMaps model) {
    List<BarChart.Bar> bars =
        model.counts().stream()
            .flatMap(counts -> IntStream.range(0, classes).mapToObj(c -> bar(counts, c)))
            .toList();
    ListExcerpt<BarChart.Bar> shown = ListExcerpt.first(bars, ListExcerpt.FOLDED_ROWS);
    return new BarChart(
        caption + ": attacks by the class they ended in",
        "Class",
        shown.open(),
        shown.folded(),
        shown.leftOut("classes"));
  }

  private BarChart.Bar bar(AttackCounts counts, int classIndex) {
    double share = counts.attacks() == 0 ? 0 : counts.share(classIndex);
    long ended = counts.predicted().get(classIndex);
    return new BarChart.Bar(
        labels.of(classIndex),
        "",
        NumberText.cssPercent(share),
        NumberText.count(ended),
        NumberText.percent(share),
        BarChart.Style.PLAIN);
  }

  private MatrixFigure figure(String caption, ModelMaps model) {
    boolean pairs = document.settings().algorithm() == Algorithm.PER_PAIR;
    if (pairs && document.settings().targeted()) {
      return matrices.heat(
          new Heading(
              caption,
              "Share of the attacks from a source class that ended in their target class.",
              "source class",
              "target class",
              "Share"),
          () -> successShares(model),
          NumberText::percent,
          (row, column) -> "");
    }
    String rows = pairs ? "source class" : "target class";
    return matrices.counts(
        new Heading(
            caption,
            "Attacks. Shading: share of the row.",
            rows,
            "predicted class",
            "Share of the row"),
        () -> outcomes(model, pairs));
  }

  private Square successShares(ModelMaps model) {
    double[] shares = new double[Math.multiplyExact(classes, classes)];
    Arrays.fill(shares, Double.NaN);
    for (AttackCounts counts : model.counts()) {
      int target = counts.target().orElseThrow();
      if (counts.attacks() > 0) {
        shares[counts.source().orElseThrow() * classes + target] = counts.share(target);
      }
    }
    return new Square(classes, shares);
  }

  private Square outcomes(ModelMaps model, boolean pairs) {
    double[] ended = new double[Math.multiplyExact(classes, classes)];
    for (AttackCounts counts : model.counts()) {
      int row = pairs ? counts.source().orElseThrow() : counts.target().orElse(0);
      for (int predicted = 0; predicted < classes; predicted++) {
        ended[row * classes + predicted] += counts.predicted().get(predicted);
      }
    }
    return new Square(classes, ended);
  }
}
