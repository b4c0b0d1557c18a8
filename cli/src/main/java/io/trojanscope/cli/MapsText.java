package io.trojanscope.cli;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a run of bias maps prints: where the two models differ most, and where to look. */
final class MapsText {
  private static final int SHOWN = 10;

  private MapsText() {}

  static void print(MapsDocument document, Path folder, PrintWriter out) {
    printAccuracy("accuracy of the model      ", document.suspect(), out);
    document
        .reference()
        .ifPresent(model -> printAccuracy("accuracy of the reference  ", model, out));
    DistanceRanking ranking =
        new DistanceRanking(document.comparisons(), document.settings().samples());
    List<MapComparison> solid = ranking.solid();
    if (!solid.isEmpty()) {
      out.println(
          "distance between the maps of the two models, and its ratio to the median of the other maps:");
      solid.stream()
          .limit(SHOWN)
          .forEach(comparison -> out.println(line(comparison, ranking, document)));
    }
    out.println("wrote " + DisplayText.inert(folder.resolve(MapsFolder.REPORT).toString()));
  }

  private static void printAccuracy(String label, ModelMaps model, PrintWriter out) {
    model.pristine().ifPresent(matrix -> out.println(label + Percent.of(matrix.accuracy())));
  }

  private static String line(
      MapComparison comparison, DistanceRanking ranking, MapsDocument document) {
    MapKey key = comparison.key();
    String predicted = document.classNames().get(key.predicted());
    String classes =
        key.source().isPresent()
            ? document.classNames().get(key.source().getAsInt()) + " -> " + predicted
            : predicted;
    double distance = DistanceRanking.distance(comparison);
    OptionalDouble factor = ranking.factor(distance);
    return String.format(Locale.ROOT, "  %-12s %8.3f", DisplayText.inert(classes), distance)
        + (factor.isPresent() ? String.format(Locale.ROOT, "  %.1f x", factor.getAsDouble()) : "");
  }
}
