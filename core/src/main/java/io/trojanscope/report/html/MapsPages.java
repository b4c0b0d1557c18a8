package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.report.MapComparison;
import io.trojanscope.report.MapsDocument;
import io.trojanscope.report.ModelIdentity;
import io.trojanscope.report.ModelMaps;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts the page on bias maps together. */
final class MapsPages {
  private final MapsDocument document;
  private final ClassLabels labels;
  private final List<MapComparison> comparisons;
  private final DistanceRanking ranking;
  private final MatrixFigures matrices;

  private MapsPages(MapsDocument document) {
    this.document = document;
    this.labels = new ClassLabels(document.classNames());
    this.comparisons = document.comparisons();
    this.ranking = new DistanceRanking(comparisons, document.settings().samples());
    this.matrices = new MatrixFigures(labels);
  }

  static MapsPage of(MapsDocument document) {
    return new MapsPages(document).page();
  }

  private MapsPage page() {
    MapPainter painter = new MapPainter(document.shape(), comparisons);
    MapFigures figures = new MapFigures(labels, ranking, painter, document.reference().isPresent());
    MapSections sections =
        new MapSections(document, comparisons, labels, ranking, painter, figures);
    OutcomeFigures outcomes = new OutcomeFigures(document, labels, matrices);
    return new MapsPage(
        title(),
        index(),
        facts(),
        new MapsSummary(document, labels, ranking).view(),
        isPairs(),
        document.settings().targeted(),
        distances(),
        distanceSquare(),
        distanceNotes(),
        sections.section(MapKind.ADVERSARIAL),
        sections.section(MapKind.PERTURBATION),
        outcomes.squares(),
        outcomes.bars(),
        pristine(),
        document
            .plant()
            .map(p -> new PlantViews(p, document.shape(), labels).view(shown()))
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

  private boolean isPairs() {
    return document.settings().algorithm() == Algorithm.PER_PAIR;
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
    if (!pristine().isEmpty()) {
      index.add(new NavLink("confusion", "Confusion matrices"));
    }
    if (document.plant().isPresent()) {
      index.add(new NavLink("plant", "The planted backdoor"));
    }
    index.add(new NavLink("provenance", "Provenance"));
    index.add(new NavLink("reading", "How to read this"));
    return index;
  }

  private List<Fact> facts() {
    BiasMapConfig settings = document.settings();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Suspect", MapsSummary.name(document.suspect().model())));
    document
        .reference()
        .ifPresent(model -> facts.add(new Fact("Reference", MapsSummary.name(model.model()))));
    facts.add(new Fact("Algorithm", isPairs() ? "II, per class pair" : "I, per class"));
    facts.add(
        new Fact(
            "Starting input",
            switch (settings.input()) {
              case BLANK -> "blank images";
              case NOISE -> "white noise";
              case DATA -> "images of the data set";
            }));
    facts.add(
        new Fact("Attack", (settings.targeted() ? "targeted" : "untargeted") + " iterated FGSM"));
    facts.add(new Fact("Step ε", Float.toString(settings.epsilon())));
    facts.add(new Fact("Iterations", Numbers.count(settings.iterations())));
    facts.add(
        new Fact(
            isPairs() ? "Samples per pair" : "Samples per class",
            Numbers.count(settings.samples())));
    facts.add(new Fact("Seed", Long.toString(settings.seed())));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", Numbers.count(labels.count())));
    return facts;
  }

  private List<BarChart> distances() {
    if (ranking.ranked().isEmpty()) {
      return List.of();
    }
    DistanceCharts charts = new DistanceCharts(labels, ranking);
    return isPairs()
        ? List.of(
            charts.perMap("Distance per pair", "Source → predicted"),
            charts.mean("Mean per source class", "Source", c -> c.key().source().orElseThrow()),
            charts.mean("Mean per predicted class", "Predicted", c -> c.key().predicted()))
        : List.of(charts.perMap("Distance per class", "Class"));
  }

  private List<MatrixFigure> distanceSquare() {
    return isPairs() && !ranking.ranked().isEmpty()
        ? List.of(new DistanceSquare(labels, ranking).figure(matrices))
        : List.of();
  }

  private List<String> distanceNotes() {
    List<String> notes = new ArrayList<>();
    String what = isPairs() ? " pairs" : " classes";
    long missing = comparisons.stream().filter(c -> c.distance().isEmpty()).count();
    if (missing > 0 && document.reference().isPresent()) {
      notes.add(
          "No distance for "
              + Numbers.count(missing)
              + " of "
              + Numbers.count(comparisons.size())
              + what
              + ": a model recorded nothing there.");
    }
    int thin = ranking.ranked().size() - ranking.solid().size();
    if (thin > 0) {
      notes.add(
          "Faint: "
              + Numbers.count(thin)
              + what
              + " where a map averages fewer than a tenth of the "
              + Numbers.count(document.settings().samples())
              + " samples. Means of few examples lie far apart for that reason alone; these are"
              + " left out of the largest, the median and the means.");
    }
    return notes;
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
