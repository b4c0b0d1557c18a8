package io.trojanscope.report.html;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.SignedLimit;
import io.trojanscope.report.picture.TileSheet;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.MapRow;
import io.trojanscope.result.paper.Panel.Tile;
import io.trojanscope.result.paper.PanelImage;
import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws panels. */
final class PanelViewBuilder {
  private final ImageShape shape;
  private final ClassLabels labels;
  private final MatrixFigureBuilder matrices;

  PanelViewBuilder(ImageShape shape, ClassLabels labels) {
    this.shape = shape;
    this.labels = labels;
    this.matrices = new MatrixFigureBuilder(labels);
  }

  /** Neighbours of one width share a group. */
  List<PanelGroup> groups(List<Panel> panels) {
    List<PanelGroup> groups = new ArrayList<>();
    for (Panel panel : panels) {
      String style = style(panel);
      if (groups.isEmpty() || !groups.get(groups.size() - 1).style().equals(style)) {
        groups.add(new PanelGroup(style, new ArrayList<>()));
      }
      groups.get(groups.size() - 1).panels().add(view(panel));
    }
    return groups;
  }

  private static String style(Panel panel) {
    if (panel instanceof Panel.Sample || panel instanceof Panel.Confusion) {
      return "small";
    }
    return panel instanceof Panel.Table || panel instanceof Panel.Network ? "broad" : "medium";
  }

  private PanelView view(Panel panel) {
    if (panel instanceof Panel.Maps maps) {
      return maps(maps);
    }
    if (panel instanceof Panel.Pairs pairs) {
      return pairs(pairs);
    }
    if (panel instanceof Panel.Sample sample) {
      return sample(sample);
    }
    if (panel instanceof Panel.Confusion confusion) {
      return confusion(confusion);
    }
    if (panel instanceof Panel.Square square) {
      return square(square);
    }
    if (panel instanceof Panel.Curves curves) {
      return new PanelView.Chart(curves.title(), LineChartBuilder.of(labels, curves));
    }
    if (panel instanceof Panel.Table table) {
      return new PanelView.Table(table.title(), table.columns(), table.rows());
    }
    return NetworkDrawing.of((Panel.Network) panel);
  }

  private PanelView maps(Panel.Maps maps) {
    IntensityRange range = IntensityRange.of(values(maps.rows(), false));
    SignedLimit limit = SignedLimit.of(values(maps.rows(), true));
    return new PanelView.Maps(
        maps.title(),
        labels.all(),
        maps.rows().stream()
            .map(
                row ->
                    new PanelView.Row(
                        row.label(),
                        numbers(row.tiles()),
                        sheet(
                            row.tiles(),
                            row.signed()
                                ? pixels -> MapPictures.signed(shape, pixels, limit)
                                : pixels -> MapPictures.intensities(shape, pixels, range),
                            maps.title() + ": " + row.label() + ", a map per class")))
            .toList());
  }

  private static Stream<float[]> values(List<MapRow> rows, boolean signed) {
    return rows.stream().filter(row -> row.signed() == signed).flatMap(row -> values(row.tiles()));
  }

  private static Stream<float[]> values(List<Tile> tiles) {
    return tiles.stream().map(Tile::pixels).flatMap(Optional::stream).map(PanelImage::values);
  }

  private static List<String> numbers(List<Tile> tiles) {
    List<String> numbers = tiles.stream().map(Tile::number).toList();
    return numbers.stream().allMatch(String::isEmpty) ? List.of() : numbers;
  }

  private PanelView pairs(Panel.Pairs pairs) {
    IntensityRange range = IntensityRange.of(values(pairs.tiles()));
    PictureView picture =
        sheet(
            pairs.tiles(),
            pixels -> MapPictures.intensities(shape, pixels, range),
            pairs.title() + ": a map per source class (row) and predicted class (column)");
    List<List<String>> numbers =
        IntStream.range(0, labels.count())
            .mapToObj(
                row ->
                    pairs.tiles().subList(row * labels.count(), (row + 1) * labels.count()).stream()
                        .map(Tile::number)
                        .toList())
            .toList();
    return new PanelView.Pairs(pairs.title(), labels.all(), picture, numbers);
  }

  private PictureView sheet(
      List<Tile> tiles, Function<float[], BufferedImage> painter, String alt) {
    List<Optional<BufferedImage>> pictures =
        tiles.stream().map(tile -> tile.pixels().map(PanelImage::values).map(painter)).toList();
    BufferedImage like = painter.apply(new float[shape.size()]);
    return PictureView.of(TileSheet.of(pictures, labels.count(), like), alt);
  }

  private PanelView sample(Panel.Sample sample) {
    return new PanelView.Images(
        sample.title(),
        List.of(
            image("sample", sample.pristine(), sample.title() + ": an image without the trigger"),
            image("poisoned", sample.poisoned(), sample.title() + ": the same with the trigger")));
  }

  private FigureView image(String heading, PanelImage pixels, String alt) {
    return new FigureView(
        heading,
        "",
        Optional.of(
            PictureView.of(
                MapPictures.intensities(shape, pixels.values(), IntensityRange.FULL), alt)),
        "");
  }

  private PanelView confusion(Panel.Confusion confusion) {
    ConfusionMatrix matrix = confusion.matrix().counts();
    Square shares =
        Square.of(labels.count(), (row, column) -> matrix.counts().get(row).get(column))
            .shareOfRow();
    return new PanelView.Confusion(
        confusion.title(),
        NumberText.percent(matrix.accuracy()) + " on the diagonal",
        PictureView.of(
            MapPictures.heat(labels.count(), labels.count(), shares.values(), 1),
            confusion.title()
                + ": share of each true class (row) by predicted class (column), "
                + NumberText.percent(matrix.accuracy())
                + " on the diagonal"),
        matrices.confusion("Counts", matrix));
  }

  private PanelView square(Panel.Square square) {
    Square values =
        Square.of(
            labels.count(),
            (row, column) -> square.values().get(row * labels.count() + column).orElse(Double.NaN));
    return new PanelView.Matrix(
        square.title(),
        matrices.heat(
            new MatrixFigureBuilder.Heading(
                "",
                square.valuesAre() + square.marked().map(this::marked).orElse("") + ".",
                "source class",
                square.columnsAre(),
                square.valuesAre()),
            () -> values,
            value -> NumberText.inColumn(value, values.greatest()),
            (row, column) ->
                square.marked().filter(p -> p.source() == row && p.target() == column).isPresent()
                    ? "peak"
                    : ""));
  }

  private String marked(Panel.Pair pair) {
    return "; framed: "
        + Stream.of(pair.source(), pair.target())
            .map(labels::of)
            .collect(Collectors.joining(" → "));
  }
}
