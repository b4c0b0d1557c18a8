package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Says in a few sentences what a result on bias maps shows, and what it does not. */
final class MapsSummary {
  private static final int CLOSE_UP_SIDE = 400;
  private static final int NAME_LIMIT = 60;
  private static final String NO_VERDICT =
      "A distance is a measurement, not a verdict: it shows where two models differ, not why.";

  private final MapsDocument document;
  private final ClassLabels labels;
  private final DistanceRanking ranking;

  MapsSummary(MapsDocument document, ClassLabels labels, DistanceRanking ranking) {
    this.document = document;
    this.labels = labels;
    this.ranking = ranking;
  }

  SummaryView view() {
    List<String> sentences = new ArrayList<>();
    document.plant().ifPresent(plant -> sentences.add(known(plant)));
    if (document.reference().isPresent()) {
      sentences.add(NO_VERDICT);
    }
    return new SummaryView(
        lead(),
        sentences,
        ranking.peak().map(peak -> "A closer look at " + labels.inWords(peak.key())).orElse(""),
        ranking.peak().map(this::closeUp).orElse(List.of()),
        ranking.peak().map(this::closeUpLegends).orElse(List.of()));
  }

  private List<FigureView> closeUp(MapComparison peak) {
    return new MapFigures(labels, ranking, ownScale(peak), true)
        .figures(peak, MapKind.ADVERSARIAL, CLOSE_UP_SIDE);
  }

  private List<LegendView> closeUpLegends(MapComparison peak) {
    return new Legends(document.shape()).of(ownScale(peak).scales(), MapKind.ADVERSARIAL, true);
  }

  private MapPainter ownScale(MapComparison peak) {
    return new MapPainter(document.shape(), List.of(peak));
  }

  static String name(ModelIdentity model) {
    return DisplayText.label(model.name(), NAME_LIMIT);
  }

  private String lead() {
    if (document.reference().isEmpty()) {
      return "These are the bias maps of one model. Without a reference model there is nothing to"
          + " compare them with.";
    }
    String models =
        name(document.suspect().model()) + " and " + name(document.reference().get().model());
    if (ranking.ranked().isEmpty()) {
      return "No class has a map in both " + models + ", so no distance could be computed.";
    }
    if (ranking.solid().isEmpty()) {
      return "The maps of " + models + " average too few examples to compare.";
    }
    return ranking
        .peak()
        .map(peak -> lead(peak, models))
        .orElse("The bias maps of " + models + " are identical wherever both can be compared.");
  }

  private String lead(MapComparison peak, String models) {
    double distance = DistanceRanking.distance(peak);
    boolean pairs = peak.key().source().isPresent();
    return "Between "
        + models
        + ", the maps of "
        + labels.inWords(peak.key())
        + (pairs ? " (source → predicted)" : "")
        + " differ most: their Euclidean distance is "
        + NumberText.inColumn(distance, ranking.greatest())
        + times(distance, pairs)
        + ".";
  }

  private String times(double distance, boolean pairs) {
    OptionalDouble factor = ranking.factor(distance);
    return factor.isEmpty()
        ? ""
        : ", "
            + NumberText.multiple(factor.getAsDouble())
            + " times the median of the other "
            + NumberText.count(ranking.solid().size() - 1)
            + (pairs ? " pairs" : " classes");
  }

  private String known(PlantedBackdoor plant) {
    PlantViewBuilder views = new PlantViewBuilder(plant, document.shape(), labels);
    return "Known: "
        + name(document.suspect().model())
        + " has a planted backdoor from "
        + views.sources()
        + " to "
        + views.target()
        + " with the trigger "
        + views.trigger()
        + "; its attack success rate is "
        + views.success()
        + "."
        + ranking
            .peak()
            .filter(peak -> !plant.detailsOrNone().toNextClass())
            .map(peak -> " " + where(peak.key(), plant))
            .orElse("");
  }

  private static String where(MapKey peak, PlantedBackdoor plant) {
    boolean target = peak.predicted() == plant.targetClass();
    if (peak.source().isEmpty()) {
      boolean source = plant.sourceClasses().contains(peak.predicted());
      return target
          ? "The largest distance falls on its target."
          : source
              ? "The largest distance falls on a source class."
              : "The largest distance falls on neither its source nor its target.";
    }
    boolean source = plant.sourceClasses().contains(peak.source().getAsInt());
    if (source && target) {
      return "The largest distance falls on its source and target.";
    }
    return source || target
        ? "The largest distance falls on its " + (source ? "source" : "target") + " only."
        : "The largest distance falls on another pair.";
  }
}
