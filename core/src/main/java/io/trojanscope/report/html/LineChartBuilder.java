package io.trojanscope.report.html;

import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.Curve;
import io.trojanscope.result.paper.Panel.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws curves over the classes. */
final class LineChartBuilder {
  private static final int STEPS = 4;
  private static final int MARK = 10;

  private final ClassLabels labels;
  private final Panel.Curves curves;
  private final double greatest;

  private LineChartBuilder(ClassLabels labels, Panel.Curves curves) {
    this.labels = labels;
    this.curves = curves;
    double max =
        curves.curves().stream()
            .flatMap(curve -> curve.values().stream())
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    this.greatest = niceAbove(max);
  }

  static LineChart of(ClassLabels labels, Panel.Curves curves) {
    return new LineChartBuilder(labels, curves).chart();
  }

  /** The next of 1, 2, 4, 6, 8 times a power of ten. */
  private static double niceAbove(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 1.2, 1.6, 2, 3, 4, 6, 8}) {
      if (factor * power >= value) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private LineChart chart() {
    List<LineChart.Line> lines = new ArrayList<>();
    for (int i = 0; i < curves.curves().size(); i++) {
      Curve curve = curves.curves().get(i);
      lines.add(line(curve, curve.emphasised() ? "mean" : "line" + i % 4));
    }
    return new LineChart(
        alt(),
        curves.valuesAre(),
        IntStream.rangeClosed(0, STEPS).mapToObj(this::tick).toList(),
        IntStream.range(0, labels.count()).mapToObj(this::column).toList(),
        lines);
  }

  private LineChart.Tick tick(int step) {
    double value = greatest * step / STEPS;
    return new LineChart.Tick(y(value), NumberText.decimal(value));
  }

  private LineChart.Column column(int classIndex) {
    return new LineChart.Column(
        x(classIndex),
        labels.of(classIndex),
        curves.marked().stream()
            .filter(mark -> mark.classIndex() == classIndex)
            .map(Mark::label)
            .collect(Collectors.joining(", ")),
        LineChart.TOP - MARK - MARK * (classIndex % 2));
  }

  private LineChart.Line line(Curve curve, String style) {
    List<String> paths = new ArrayList<>();
    List<LineChart.Dot> dots = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (int c = 0; c < curve.values().size(); c++) {
      Optional<Double> value = curve.values().get(c);
      if (value.isPresent()) {
        path.append(x(c)).append(',').append(y(value.get())).append(' ');
        dots.add(new LineChart.Dot(x(c), y(value.get())));
      } else if (!path.isEmpty()) {
        paths.add(path.toString().strip());
        path.setLength(0);
      }
    }
    if (!path.isEmpty()) {
      paths.add(path.toString().strip());
    }
    return new LineChart.Line(
        curve.label(),
        style,
        paths,
        dots,
        curve.values().stream()
            .map(value -> value.map(v -> NumberText.inColumn(v, greatest)).orElse("–"))
            .toList());
  }

  private String alt() {
    String marked =
        curves.marked().stream()
            .map(mark -> mark.label() + " " + labels.of(mark.classIndex()))
            .collect(Collectors.joining(", "));
    return curves.title() + ": " + curves.valuesAre() + " per class; " + marked;
  }

  private String x(int classIndex) {
    double share = labels.count() == 1 ? 0.5 : classIndex / (labels.count() - 1.0);
    double margin = 10;
    return text(LineChart.LEFT + margin + share * (LineChart.RIGHT - LineChart.LEFT - 2 * margin));
  }

  private String y(double value) {
    return text(LineChart.BOTTOM - value / greatest * (LineChart.BOTTOM - LineChart.TOP));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
