package io.trojanscope.report.html;

import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import java.util.ArrayList;
import java.util.List;

/** Puts the page on a planted backdoor together. */
final class PlantPageBuilder {
  private PlantPageBuilder() {}

  static PlantPage of(PlantDocument document) {
    ClassLabels labels = new ClassLabels(document.classNames());
    PlantViewBuilder views = new PlantViewBuilder(document.plant(), document.shape(), labels);
    PlantView plant = views.view(List.of());
    String model = MapsSummary.name(document.model());
    return new PlantPage(
        "The backdoor planted in " + model,
        List.of(
            new NavLink("summary", "Summary"),
            new NavLink("plant", "The planted backdoor"),
            new NavLink("provenance", "Provenance")),
        facts(document, model, labels),
        new SummaryView(lead(views), List.of(), "", List.of(), List.of()),
        plant,
        ProvenanceFacts.tables(List.of(document.model()), document.provenance()));
  }

  private static List<Fact> facts(PlantDocument document, String model, ClassLabels labels) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Model", model));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", NumberText.count(labels.count())));
    for (PlantedBackdoor other : document.others()) {
      PlantViewBuilder views = new PlantViewBuilder(other, document.shape(), labels);
      facts.add(
          new Fact(
              "Further backdoor",
              "%s, from %s to %s, attack success rate %s"
                  .formatted(views.trigger(), views.sources(), views.target(), views.success())));
    }
    return facts;
  }

  private static String lead(PlantViewBuilder views) {
    return "With the trigger "
        + views.trigger()
        + ", the model classifies images of "
        + views.sources()
        + " as "
        + views.target()
        + ". Attack success rate: "
        + views.success()
        + ". Clean accuracy: "
        + views.accuracy()
        + ".";
  }
}
