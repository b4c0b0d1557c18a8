package io.trojanscope.cli;

import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.text.DisplayText;
import java.util.List;
import java.util.stream.Collectors;

/** Prints what is assumed of a model that was opened, and what the user should know of it. */
final class AssumptionText {
  private AssumptionText() {}

  static void print(String model, List<ModelFact> facts, List<String> warnings, Console console) {
    String text = facts.stream().map(ModelFact::toString).collect(Collectors.joining(", "));
    console.out().println(DisplayText.inert(model + ": " + text));
    warnings.forEach(console::warn);
  }
}
