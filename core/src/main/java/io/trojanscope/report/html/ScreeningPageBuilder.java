package io.trojanscope.report.html;

import io.trojanscope.report.ScreeningSentences;
import io.trojanscope.report.html.ScreeningPage.ScreenedGroup;
import io.trojanscope.report.html.TableView.Column;
import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.Thumbnail;
import io.trojanscope.result.ScreenedSample;
import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.ClassScreening;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the page on a screening together. */
final class ScreeningPageBuilder {
  private static final int SIDE = 96;
  private static final int NAME_LIMIT = 40;

  private final ScreeningDocument document;
  private final ClassLabels labels;

  private ScreeningPageBuilder(ScreeningDocument document) {
    this.document = document;
    this.labels = new ClassLabels(document.classNames());
  }

  static ScreeningPage of(ScreeningDocument document) {
    return new ScreeningPageBuilder(document).page();
  }

  private ScreeningPage page() {
    List<ClassScreening> order = document.ranking();
    ListExcerpt<ClassScreening> shown = ListExcerpt.first(order, 0);
    return new ScreeningPage(
        "The screening of " + DisplayText.label(document.data().name(), NAME_LIMIT),
        List.of(
            new NavLink("summary", "Summary"),
            new NavLink("classes", "Classes"),
            new NavLink("images", "Images"),
            new NavLink("provenance", "Provenance")),
        facts(),
        new SummaryView(
            ScreeningSentences.lead(document),
            ScreeningSentences.limits(document),
            "",
            List.of(),
            List.of()),
        table(order),
        shown.open().stream().map(this::group).toList(),
        shown.leftOut("classes"),
        ProvenanceFacts.tables(document.model().stream().toList(), document.provenance()));
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Images", NumberText.count(document.data().images())));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", NumberText.count(labels.count())));
    facts.add(
        new Fact(
            "Features",
            "%s of %s"
                .formatted(
                    NumberText.count(document.featureCount()),
                    document
                        .model()
                        .map(MapsSummary::name)
                        .orElse("a network trained on the images"))));
    facts.add(new Fact("Method", document.method().text()));
    return facts;
  }

  private TableView table(List<ClassScreening> order) {
    return TableView.of(
        "Classes, the most suspicious first",
        List.of(
            Column.text("class"),
            Column.number("images"),
            Column.number("smaller group"),
            Column.number("gap of the groups"),
            Column.number("deviation from other classes"),
            Column.number("expected to be poisoned"),
            Column.number("set apart")),
        order,
        this::row,
        "classes");
  }

  private TableView.Row row(ClassScreening screened) {
    return new TableView.Row(
        List.of(
            labels.of(screened.classIndex()),
            NumberText.count(screened.images()),
            NumberText.count(screened.group()),
            NumberText.decimal(screened.gap()),
            NumberText.decimal(screened.deviation()),
            NumberText.count(screened.expected()),
            NumberText.count(screened.setApart())),
        screened.suspicious() ? "suspicious" : "");
  }

  private ScreenedGroup group(ClassScreening screened) {
    return new ScreenedGroup(
        labels.of(screened.classIndex()) + (screened.suspicious() ? " (suspicious)" : ""),
        document.samples().stream()
            .filter(sample -> sample.image().label() == screened.classIndex())
            .map(this::figure)
            .toList());
  }

  private FigureView figure(ScreenedSample sample) {
    String name = DisplayText.label(sample.image().name(), NAME_LIMIT);
    Thumbnail small = Thumbnail.of(document.shape(), sample.pixels().values(), SIDE);
    return new FigureView(
        name,
        "",
        Optional.of(
            PictureView.of(
                MapPictures.intensities(small.shape(), small.values(), IntensityRange.FULL),
                "Training image " + name)),
        "score %s%s"
            .formatted(
                NumberText.decimal(sample.image().score()),
                sample.image().setApart() ? ", set apart" : ""));
  }
}
