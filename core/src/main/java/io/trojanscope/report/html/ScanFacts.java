package io.trojanscope.report.html;

import io.trojanscope.detect.ScanFindings;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScannedData;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;

/** Lists what a scan went by. */
final class ScanFacts {
  private static final int NAME_LIMIT = 60;

  private ScanFacts() {}

  /** In a few words, for the head of the page. */
  static List<Fact> head(ScanDocument document) {
    ScanFindings result = document.result();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Suspect", MapsSummary.name(document.suspect().model())));
    facts.add(new Fact("References", references(document)));
    facts.add(new Fact("Images", document.data().map(ScanFacts::data).orElse("none")));
    facts.add(new Fact("Effort", EnumText.lower(result.config().effort())));
    facts.add(new Fact("Level α", Double.toString(result.config().alpha())));
    facts.add(new Fact("Seed", Long.toString(result.config().seed())));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", NumberText.count(document.classNames().size())));
    return facts;
  }

  /** With the models' accuracies. */
  static List<Fact> accuracies(ScanDocument document) {
    List<Fact> facts = new ArrayList<>();
    addAccuracy(facts, "Suspect", document.suspect());
    document.references().forEach(model -> addAccuracy(facts, "Reference", model));
    return facts;
  }

  private static String references(ScanDocument document) {
    int count = document.references().size();
    return switch (count) {
      case 0 -> "none";
      case 1 -> MapsSummary.name(document.references().get(0).model());
      default ->
          MapsSummary.name(document.references().get(0).model())
              + " and "
              + NumberText.count(count - 1)
              + " more";
    };
  }

  private static String data(ScannedData data) {
    return DisplayText.label(data.name(), NAME_LIMIT) + ", " + NumberText.count(data.images());
  }

  private static void addAccuracy(List<Fact> facts, String role, ModelMaps model) {
    facts.add(
        new Fact(
            role + " " + MapsSummary.name(model.model()),
            model
                .pristine()
                .map(
                    matrix ->
                        NumberText.percent(matrix.accuracy())
                            + " of "
                            + NumberText.count(matrix.total())
                            + " images correct")
                .orElse("accuracy not measured")));
  }
}
