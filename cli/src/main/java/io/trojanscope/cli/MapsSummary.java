package io.trojanscope.cli;

import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.report.MapsDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a run of bias maps prints: where the two models differ most, and where to look. */
final class MapsSummary {
  private static final int SHOWN = 10;

  private MapsSummary() {}

  static void print(MapsDocument document, Path folder, PrintWriter out) {
    document
        .suspect()
        .pristine()
        .ifPresent(
            matrix -> out.println("accuracy of the model      " + Percent.of(matrix.accuracy())));
    document
        .reference()
        .flatMap(model -> model.pristine())
        .ifPresent(
            matrix -> out.println("accuracy of the reference  " + Percent.of(matrix.accuracy())));
    List<MapDistance> distances =
        document.distances().stream()
            .filter(distance -> distance.euclidean().isPresent())
            .sorted(Comparator.comparingDouble(d -> -d.euclidean().getAsDouble()))
            .toList();
    if (!distances.isEmpty()) {
      out.println("distance between the models' maps, largest first:");
      distances.stream().limit(SHOWN).forEach(distance -> out.println(line(distance, document)));
    }
    out.println("wrote " + InertText.of(folder.resolve(MapsFolder.REPORT).toString()));
  }

  private static String line(MapDistance distance, MapsDocument document) {
    String predicted = document.classNames().get(distance.predicted());
    String classes =
        distance.source().isPresent()
            ? document.classNames().get(distance.source().getAsInt()) + " -> " + predicted
            : predicted;
    double value = distance.euclidean().getAsDouble();
    return String.format(Locale.ROOT, "  %-12s %8.3f", InertText.of(classes), value);
  }
}
