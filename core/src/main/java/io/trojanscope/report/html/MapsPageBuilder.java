package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts the page on bias maps together. */
final class MapsPageBuilder {
  private final MapsDocument document;
  private final ClassLabels labels;
  private final List<MapComparison> comparisons;
  private final DistanceRanking ranking;
  private final MatrixFigureBuilder matrices;

  private MapsPageBuilder(MapsDocument document) {
    this.document = document;
    this.labels = new ClassLabels(document.classNames());
    this.comparisons = document.comparisons();
    this.ranking = new DistanceRanking(comparisons, document.settings().samples());
    this.matrices = new MatrixFigureBuilder(labels);
  }

  static MapsPage of(MapsDocument document) {
    return new MapsPageBuilder(document).page();
  }

  private MapsPage page() {
    MapPainter painter = new MapPainter(document.shape(), comparisons);
    MapFigures figures = new MapFigures(labels, ranking, painter, document.reference().isPresent());
    MapSectionBuilder sections =
        new MapSectionBuilder(document, comparisons, labels, ranking, painter, figures);
    OutcomeFigures outcomes = new OutcomeFigures(document, labels, matrices);
    return new MapsPage(
        title(),
        index(),
        MapFacts.of(document),
        new MapsSummary(document, labels, ranking).view(),
        document.settings().algorithm() == Algorithm.PER_PAIR,
        document.settings().targeted(),
        new DistanceSectionBuilder(document, comparisons, labels, ranking).sections(matrices),
        sections.section(MapKind.ADVERSARIAL),
        sections.section(MapKind.PERTURBATION),
        outcomes.squares(),
        outcomes.bars(),
        pristine(),
        document
            .plant()
            .map(p -> new PlantViewBuilder(p, document.shape(), labels).view(shown()))
            .stream()
            .toList(),
        ProvenanceFacts.tables(models(), document.provenance()));
  }

  private String title() {
    return "Bias maps of "
        + MapsSummary.name(document.suspect().model())
        + document
            .reference()
            .map(reference -> " beside " + MapsSummary.name(reference.model()))
            .orElse("");
  }

  private List<ModelMaps> perModel() {
    return Stream.concat(Stream.of(document.suspect()), document.reference().stream()).toList();
  }

  private List<ModelIdentity> models() {
    return perModel().stream().map(ModelMaps::model).toList();
  }

  private List<NavLink> index() {
    List<NavLink> index = new ArrayList<>();
    index.add(new NavLink("summary", "Summary"));
    if (!ranking.ranked().isEmpty()) {
      index.add(new NavLink("distances", "Distances"));
    }
    index.add(new NavLink("maps", "Bias maps"));
    index.add(new NavLink("perturbations", "Perturbations"));
    index.add(new NavLink("outcomes", "Where the attacks ended"));
    if (!shown().isEmpty()) {
      index.add(new NavLink("confusion", "Confusion matrices"));
    }
    if (document.plant().isPresent()) {
      index.add(new NavLink("plant", "The planted backdoor"));
    }
    index.add(new NavLink("provenance", "Provenance"));
    index.add(new NavLink("reading", "How to read this"));
    return index;
  }

  private List<MatrixFigure> pristine() {
    List<MatrixFigure> figures = new ArrayList<>();
    document.suspect().pristine().ifPresent(m -> figures.add(matrices.confusion("Suspect", m)));
    document
        .reference()
        .flatMap(ModelMaps::pristine)
        .ifPresent(m -> figures.add(matrices.confusion("Reference", m)));
    return figures;
  }

  private List<ConfusionMatrix> shown() {
    return perModel().stream().flatMap(model -> model.pristine().stream()).toList();
  }
}
