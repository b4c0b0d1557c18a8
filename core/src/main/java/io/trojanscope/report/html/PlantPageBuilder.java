package io.trojanscope.report.html;

import io.trojanscope.result.PlantDocument;
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
        List.of(
            new Fact("Model", model),
            ProvenanceFacts.shape(document.shape()),
            new Fact("Classes", NumberText.count(labels.count()))),
        new SummaryView(lead(document, labels, views), List.of(), "", List.of(), List.of()),
        plant,
        ProvenanceFacts.tables(List.of(document.model()), document.provenance()));
  }

  private static String lead(PlantDocument document, ClassLabels labels, PlantViewBuilder views) {
    return "The trigger "
        + views.trigger()
        + " moves images of "
        + views.sources()
        + " to class "
        + labels.of(document.plant().targetClass())
        + ". Attack success rate: "
        + views.success()
        + ". Accuracy on the pristine test set: "
        + views.accuracy()
        + ".";
  }
}
