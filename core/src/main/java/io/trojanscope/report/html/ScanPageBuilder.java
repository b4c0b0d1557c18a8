package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ScanDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the page on a scan together. */
final class ScanPageBuilder {
  private final ScanDocument document;
  private final ClassLabels labels;
  private final MapsDocument maps;
  private final List<MapComparison> comparisons;
  private final DistanceRanking ranking;
  private final Optional<TriggerViewBuilder> trigger;
  private final List<NullChart> nulls;

  private ScanPageBuilder(ScanDocument document) {
    this.document = document;
    this.labels = new ClassLabels(document.classNames());
    this.maps = document.maps();
    this.comparisons = maps.comparisons();
    this.ranking = new DistanceRanking(comparisons, document.mapSettings().samples());
    this.trigger =
        document.result().trigger().map(found -> new TriggerViewBuilder(document, found, labels));
    this.nulls = NullChartBuilder.of(document.result());
  }

  static ScanPage of(ScanDocument document) {
    return new ScanPageBuilder(document).page();
  }

  private ScanPage page() {
    ScanTables tables = new ScanTables(document, labels);
    return new ScanPage(
        "Scan of " + MapsSummary.name(document.suspect().model()),
        index(),
        ScanFacts.head(document),
        new VerdictWords(document, labels)
            .view(trigger.map(TriggerViewBuilder::closeUp).orElse(List.of())),
        trigger.map(TriggerViewBuilder::view).stream().toList(),
        new PairMatrix(document.result().pairs(), labels).figures(new MatrixFigureBuilder(labels)),
        tables.worstPairs(),
        tables.classes(ranking),
        nulls,
        NullChartBuilder.origin(document.result().nulls()),
        mapSections(),
        mapsLeftOut(),
        ScanFacts.accuracies(document),
        ProvenanceFacts.tables(models(), document.provenance()),
        ScanReading.sentences());
  }

  private List<NavLink> index() {
    List<NavLink> index = new ArrayList<>();
    index.add(new NavLink("verdict", "Verdict"));
    if (trigger.isPresent()) {
      index.add(new NavLink("trigger", TriggerWords.title(document.result())));
    }
    if (!nulls.isEmpty()) {
      index.add(new NavLink("null", "Comparison with clean models"));
    }
    if (!document.result().pairs().isEmpty()) {
      index.add(new NavLink("pairs", "Class pairs"));
    }
    index.add(new NavLink("classes", "Classes"));
    if (!drawn().isEmpty()) {
      index.add(new NavLink("maps", "Bias maps"));
      index.add(new NavLink("perturbations", "Perturbations"));
    }
    index.add(new NavLink("used", "Models used"));
    index.add(new NavLink("provenance", "Provenance"));
    index.add(new NavLink("reading", "What the verdict means"));
    return index;
  }

  private List<ScanPage.ScanMaps> mapSections() {
    List<MapComparison> drawn = drawn();
    if (drawn.isEmpty()) {
      return List.of();
    }
    MapPainter painter = new MapPainter(document.shape(), drawn);
    MapFigures figures = new MapFigures(labels, ranking, painter, maps.reference().isPresent());
    DistanceRanking drawnRanking = new DistanceRanking(drawn, document.mapSettings().samples());
    MapSectionBuilder sections =
        new MapSectionBuilder(maps, drawn, labels, drawnRanking, painter, figures);
    return List.of(
        new ScanPage.ScanMaps(
            sections.section(MapKind.ADVERSARIAL), sections.section(MapKind.PERTURBATION)));
  }

  private List<MapComparison> drawn() {
    return comparisons.stream().filter(c -> c.suspect().map().isPresent()).toList();
  }

  private String mapsLeftOut() {
    int missing = labels.count() - drawn().size();
    return missing == 0
        ? ""
        : "No maps of "
            + NumberText.count(missing)
            + " of "
            + NumberText.count(labels.count())
            + " classes: the attacks recorded nothing there, or the result leaves large maps out.";
  }

  private List<ModelIdentity> models() {
    return Stream.concat(Stream.of(document.suspect()), document.references().stream())
        .map(ModelMaps::model)
        .toList();
  }
}
