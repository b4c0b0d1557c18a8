package io.trojanscope.report.html;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Lists where a result comes from. */
final class ProvenanceFacts {
  private static final int LIMIT = 300;

  private ProvenanceFacts() {}

  static List<FactTable> tables(List<ModelIdentity> models, Provenance provenance) {
    List<FactTable> tables = new ArrayList<>();
    tables.add(
        new FactTable(
            "Models (SHA-256)",
            models.stream()
                .map(model -> new Fact(MapsSummary.name(model), model.sha256(), true))
                .toList()));
    tables.add(table("Inputs (SHA-256)", provenance.inputs(), true));
    tables.add(table("Configuration", provenance.configuration(), false));
    tables.add(table("Environment", provenance.environment(), false));
    return tables.stream().filter(table -> !table.facts().isEmpty()).toList();
  }

  static Fact shape(ImageShape shape) {
    return new Fact(
        "Images (C×H×W)", shape.channels() + "×" + shape.height() + "×" + shape.width());
  }

  private static FactTable table(String title, SortedMap<String, String> values, boolean code) {
    return new FactTable(
        title,
        values.entrySet().stream()
            .map(entry -> new Fact(text(entry.getKey()), text(entry.getValue()), code))
            .toList());
  }

  private static String text(String text) {
    return DisplayText.label(text, LIMIT);
  }
}
