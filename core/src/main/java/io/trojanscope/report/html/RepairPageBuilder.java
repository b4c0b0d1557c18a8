package io.trojanscope.report.html;

import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.report.html.TableView.Column;
import io.trojanscope.report.html.TableView.Row;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.result.WeightChange;
import io.trojanscope.stats.BinomialInterval;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Puts the page on a repair together. */
final class RepairPageBuilder {
  private static final int NAME = 60;

  private final RepairDocument document;
  private final ClassLabels labels;

  private RepairPageBuilder(RepairDocument document) {
    this.document = document;
    this.labels = new ClassLabels(document.classNames());
  }

  static RepairPage of(RepairDocument document) {
    return new RepairPageBuilder(document).page();
  }

  private RepairPage page() {
    String model = MapsSummary.name(document.model());
    return new RepairPage(
        "The repair of " + model,
        List.of(
            new NavLink("summary", "Summary"),
            new NavLink("measured", "Before and after"),
            new NavLink("weights", "Changed weights"),
            new NavLink("provenance", "Provenance")),
        facts(model),
        new SummaryView(lead(), sentences(), "", List.of(), List.of()),
        measured(),
        weights(),
        ProvenanceFacts.tables(
            List.of(document.model(), document.repaired()), document.provenance()));
  }

  private List<Fact> facts(String model) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Model", model));
    facts.add(new Fact("Repaired model", MapsSummary.name(document.repaired())));
    facts.add(new Fact("Method", document.method()));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", NumberText.count(labels.count())));
    return facts;
  }

  private String lead() {
    return document
        .accuracy()
        .map(
            accuracy ->
                "The accuracy on clean test images changed from "
                    + NumberText.percent(accuracy.before().rate())
                    + " to "
                    + NumberText.percent(accuracy.after().rate())
                    + ".")
        .orElse("Nothing was measured: the repair had no images.");
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (RepairedTrigger trigger : document.triggers()) {
      if (trigger.success().before().images() > 0) {
        sentences.add(
            "The success rate of the trigger "
                + name(trigger)
                + " changed from "
                + NumberText.percent(trigger.success().before().rate())
                + " to "
                + NumberText.percent(trigger.success().after().rate())
                + trigger
                    .retuned()
                    .map(count -> "; after re-tuning it is " + NumberText.percent(count.rate()))
                    .orElse("")
                + ".");
      }
    }
    document
        .rescan()
        .ifPresent(verdict -> sentences.add("A scan of the repaired model says " + verdict + "."));
    if (document.prunedChannels() > 0) {
      sentences.add("Channels set to zero: " + document.prunedChannels() + ".");
    }
    sentences.addAll(document.remarks());
    return sentences;
  }

  private TableView measured() {
    List<Row> rows = new ArrayList<>();
    document
        .accuracy()
        .ifPresent(
            accuracy ->
                rows.add(row("Clean accuracy", "", accuracy.before(), accuracy.after(), "")));
    for (RepairedTrigger trigger : document.triggers()) {
      rows.add(
          row(
              name(trigger),
              of(trigger.source(), "several") + " → " + of(trigger.target(), "next"),
              trigger.success().before(),
              trigger.success().after(),
              trigger.retuned().map(RepairPageBuilder::text).orElse("")));
    }
    return new TableView(
        "Shares of the test images, with 95 % intervals",
        List.of(
            Column.text("What"),
            Column.text("Classes"),
            Column.number("Before"),
            Column.number("After"),
            Column.number("After re-tuning")),
        rows,
        List.of(),
        "");
  }

  private static Row row(
      String what, String classes, SuccessCount before, SuccessCount after, String retuned) {
    return new Row(List.of(what, classes, text(before), text(after), retuned), "");
  }

  private static String text(SuccessCount count) {
    if (count.images() == 0) {
      return "no images";
    }
    BinomialInterval interval = count.interval();
    return "%s (%s to %s)"
        .formatted(
            NumberText.percent(count.rate()),
            NumberText.percent(interval.lower()),
            NumberText.percent(interval.upper()));
  }

  private static String name(RepairedTrigger trigger) {
    return DisplayText.label(trigger.name(), NAME) + (trigger.planted() ? " (planted)" : "");
  }

  private String of(OptionalInt index, String none) {
    return index.isPresent() ? labels.of(index.getAsInt()) : none;
  }

  private TableView weights() {
    return TableView.of(
        "Changed initializers",
        List.of(
            Column.text("Initializer"),
            Column.text("Shape"),
            Column.number("Changed values"),
            Column.number("Largest change"),
            Column.number("Relative change")),
        document.changes(),
        RepairPageBuilder::row,
        "initializers");
  }

  private static Row row(WeightChange change) {
    return new Row(
        List.of(
            DisplayText.label(change.name(), NAME),
            change.shape().stream().map(String::valueOf).collect(Collectors.joining("×")),
            NumberText.count(change.changed()),
            NumberText.decimal(change.largest()),
            NumberText.percent(change.relative())),
        "");
  }
}
