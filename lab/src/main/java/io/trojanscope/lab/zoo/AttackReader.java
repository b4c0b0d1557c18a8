package io.trojanscope.lab.zoo;

import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.lab.zoo.AttackRecipe.Backdoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the settings of a recipe that say how an attack poisons images. */
final class AttackReader {
  private static final int HARDENING_STEPS = 20;

  private final int classes;

  AttackReader(int classes) {
    this.classes = classes;
  }

  AttackRecipe read(RecipeFields fields) {
    List<Backdoor> backdoors = new ArrayList<>();
    backdoors.add(backdoor(fields));
    fields
        .findFields("second")
        .ifPresent(
            second -> {
              backdoors.add(second.checked(this::backdoor));
              second.finish();
            });
    return new AttackRecipe(
        backdoors,
        amounts(fields),
        new PoisoningOptions(
            fields.find("clean-label", PartReader::truth).orElse(false),
            cover(fields),
            fields.find("keep-labels", Double::valueOf).orElse(0.0),
            fields
                .find("harden", Float::valueOf)
                .map(epsilon -> new Hardening(epsilon, HARDENING_STEPS))));
  }

  private Backdoor backdoor(RecipeFields fields) {
    Backdoor backdoor =
        new Backdoor(
            fields.get("trigger", AttackReader::trigger),
            fields.get("source", this::source),
            fields.get(
                "target", text -> text.equals(Backdoor.NEXT) ? text : target(text, classes)));
    if (backdoor.target().equals(Backdoor.NEXT) && !backdoor.source().equals(Backdoor.ALL)) {
      throw new InvalidInputException(
          "source: expected all with the target next, found '" + backdoor.source() + "'");
    }
    return backdoor;
  }

  private static List<PoisonAmount> amounts(RecipeFields fields) {
    Optional<List<PoisonAmount>> rates = fields.findList("rates", AttackReader::rate);
    Optional<List<PoisonAmount>> counts = fields.findList("counts", AttackReader::count);
    return one(rates, counts, "rates", "counts").orElseThrow(() -> fields.missing("rates"));
  }

  private static Optional<PoisonAmount> cover(RecipeFields fields) {
    Optional<PoisonAmount> rate = fields.find("cover-rate", AttackReader::rate);
    Optional<PoisonAmount> count = fields.find("cover-count", AttackReader::count);
    return one(rate, count, "cover-rate", "cover-count");
  }

  private static <T> Optional<T> one(
      Optional<T> first, Optional<T> second, String firstName, String secondName) {
    if (first.isPresent() && second.isPresent()) {
      throw new InvalidInputException(
          "expected %s or %s, found both; remove one".formatted(firstName, secondName));
    }
    return first.or(() -> second);
  }

  private static PoisonAmount rate(String text) {
    return new PoisonAmount.Rate(Double.parseDouble(text));
  }

  private static PoisonAmount count(String text) {
    return new PoisonAmount.Count(Integer.parseInt(text));
  }

  static String trigger(String text) {
    Triggers.parse(text);
    return text;
  }

  private String source(String text) {
    if (!text.equals(Backdoor.ALL) && !text.equals(Backdoor.ANY)) {
      for (String part : text.split(",", -1)) {
        requireClass(part, classes);
      }
    }
    return text;
  }

  static String target(String text, int classes) {
    if (!text.equals(Backdoor.ANY)) {
      requireClass(text, classes);
    }
    return text;
  }

  private static void requireClass(String text, int classes) {
    if (IntStream.range(0, classes).noneMatch(c -> Integer.toString(c).equals(text))) {
      throw new InvalidInputException(
          "expected a class from 0 to %d, found '%s'".formatted(classes - 1, text));
    }
  }
}
