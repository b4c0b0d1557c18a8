package io.trojanscope.lab.zoo;

import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How one model of a zoo is made.
 *
 * @param name unique in its part
 * @param kind of its variant
 * @param watermark poisons no labels; only of a clean model
 * @param backdoors empty for a clean model
 */
record ModelRecipe(
    String name,
    String kind,
    NetworkArchitecture network,
    Start start,
    TrainingConfig training,
    ImageChanges changes,
    Optional<PoisoningPlan> watermark,
    List<PoisoningPlan> backdoors) {
  ModelRecipe {
    backdoors = List.copyOf(backdoors);
  }

  /** A clean model from scratch on all images. */
  static ModelRecipe plain(
      String name, String kind, NetworkArchitecture network, TrainingConfig training) {
    return new ModelRecipe(
        name,
        kind,
        network,
        Start.SCRATCH,
        training,
        ImageChanges.NONE,
        Optional.empty(),
        List.of());
  }

  /** Letters, digits and hyphens only. */
  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replace(":", "").replaceAll("[^a-z0-9]+", "-");
  }

  /** In few words, for the table. */
  String description() {
    String made = start == Start.SCRATCH ? "from scratch" : "from the " + start.text() + " model";
    String planted =
        backdoors.stream()
            .map(
                plan ->
                    ", %s, %s to %s, %s"
                        .formatted(
                            plan.trigger().spec(),
                            plan.sources().spec(),
                            plan.labelMap().target().isPresent()
                                ? plan.labelMap().target().getAsInt()
                                : "next",
                            plan.amount().spec()))
            .collect(Collectors.joining());
    return network + ", " + kind + ", " + made + planted;
  }

  /** Every setting that the model depends on, but for its start. */
  SortedMap<String, String> settings() {
    SortedMap<String, String> settings = TrainingRun.settings(training);
    settings.put("network", network.toString());
    settings.put("start", start.text());
    settings.putAll(changes.describe());
    watermark.ifPresent(
        plan -> plan.configuration().forEach((name, v) -> settings.put("watermark " + name, v)));
    for (int i = 0; i < backdoors.size(); i++) {
      String prefix = "backdoor " + (i + 1) + " ";
      backdoors.get(i).configuration().forEach((name, v) -> settings.put(prefix + name, v));
    }
    return settings;
  }
}
