package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one part of a recipe. */
final class PartReader {
  private final Map<String, TrainingConfig> trainings;
  private final int classes;

  PartReader(Map<String, TrainingConfig> trainings, int classes) {
    this.trainings = trainings;
    this.classes = classes;
  }

  /** What the variants of a part have in common. */
  private record Defaults(
      List<NetworkArchitecture> networks,
      List<Long> seeds,
      TrainingConfig training,
      TrainingConfig fineTuning) {}

  PartRecipe read(RecipeFields fields) {
    return fields.checked(this::part);
  }

  private PartRecipe part(RecipeFields fields) {
    TrainingConfig training = fields.get("training", this::training);
    Defaults defaults =
        new Defaults(
            fields
                .findList("networks", NetworkArchitecture::parse)
                .orElseThrow(() -> fields.missing("networks")),
            fields.findList("seeds", Long::valueOf).orElseThrow(() -> fields.missing("seeds")),
            training,
            fields.find("fine-tuning", this::training).orElse(training));
    List<Variant> variants = new ArrayList<>();
    for (RecipeFields clean : fields.fieldsList("clean")) {
      variants.add(clean.checked(f -> clean(f, defaults)));
    }
    for (RecipeFields attack : fields.fieldsList("attacks")) {
      variants.add(attack.checked(f -> attack(f, defaults)));
    }
    PartRecipe part =
        new PartRecipe(
            fields.get("reference-seed", Long::valueOf),
            fields.find("base-seed", Long::valueOf),
            training,
            defaults.networks,
            fields.find("reference-network", NetworkArchitecture::parse),
            variants);
    fields.finish();
    return part;
  }

  private Variant clean(RecipeFields fields, Defaults defaults) {
    Variant variant = variant(fields, Start.SCRATCH, changes(fields), Optional.empty(), defaults);
    fields.finish();
    requireStart(variant, variant.changes().adversarial().isPresent(), "adversarial");
    return variant;
  }

  private Variant attack(RecipeFields fields, Defaults defaults) {
    AttackRecipe attack = new AttackReader(classes).read(fields);
    Variant variant =
        variant(fields, Start.REFERENCE, ImageChanges.NONE, Optional.of(attack), defaults);
    fields.finish();
    requireStart(variant, attack.options().hardening().isPresent(), "harden");
    return variant;
  }

  private Variant variant(
      RecipeFields fields,
      Start usual,
      ImageChanges changes,
      Optional<AttackRecipe> attack,
      Defaults defaults) {
    Start start = fields.find("start", Start::parse).orElse(usual);
    TrainingConfig training = start == Start.SCRATCH ? defaults.training : defaults.fineTuning;
    return new Variant(
        fields.get("name", text -> text),
        start,
        fields.find("training", this::training).orElse(training),
        fields.findList("networks", NetworkArchitecture::parse).orElse(defaults.networks),
        fields.findList("seeds", Long::valueOf).orElse(defaults.seeds),
        changes,
        attack);
  }

  private ImageChanges changes(RecipeFields fields) {
    return new ImageChanges(
        fields
            .find("images", text -> TrainingReader.oneOf(TrainingImages.values(), text))
            .orElse(TrainingImages.ALL),
        fields.find("label-noise", Double::valueOf).orElse(0.0),
        fields.find("adversarial", Float::valueOf),
        fields.findFields("watermark").map(mark -> mark.checked(this::watermark)));
  }

  private ImageChanges.Watermark watermark(RecipeFields fields) {
    ImageChanges.Watermark mark =
        new ImageChanges.Watermark(
            fields.get("mark", AttackReader::trigger),
            fields.get("class", text -> AttackReader.target(text, classes)),
            fields.get("rate", Double::valueOf));
    fields.finish();
    return mark;
  }

  /** Adversarial examples are made with the model that training starts from. */
  private static void requireStart(Variant variant, boolean needed, String setting) {
    if (needed && variant.start() == Start.SCRATCH) {
      throw new InvalidInputException(
          "start: expected reference or base with the setting %s, found scratch; change one"
              .formatted(setting));
    }
  }

  private TrainingConfig training(String name) {
    TrainingConfig training = trainings.get(name);
    if (training == null) {
      throw new InvalidInputException(
          "expected one of the trainings %s, found '%s'"
              .formatted(String.join(", ", trainings.keySet()), name));
    }
    return training;
  }

  static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidInputException("expected true or false, found '%s'".formatted(text));
    }
    return text.equals("true");
  }
}
