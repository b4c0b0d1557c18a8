package io.trojanscope.workflow;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.text.EnumText;
import java.util.SortedMap;

/** What was assumed of a model, and who said so, as settings of a result. */
public final class ModelFacts {
  private ModelFacts() {}

  /**
   * Adds them.
   *
   * @param role what the model is called, such as "suspect"
   */
  public static void put(SortedMap<String, String> settings, String role, LoadedModel model) {
    model
        .layout()
        .ifPresent(layout -> settings.put(role + " memory layout", EnumText.lower(layout)));
    model.facts().forEach(fact -> settings.put(role + " " + fact.subject(), fact.valueAndSource()));
  }
}
