package io.trojanscope.repair;

import io.trojanscope.attack.poison.ClassImages;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonSelection;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.workflow.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The backdoors that a model's metadata say were planted in it. */
final class PlantedTriggers {
  private static final int MOST = 10;

  /** What the metadata of a stranger's file may say: no file, and no image of the training. */
  private static final Pattern PLAIN =
      Pattern.compile("(?!.*[A-Za-z_-][.])(?!.*,class)[a-z]+(:[\\w.,@+-]{0,100})?");

  private PlantedTriggers() {}

  /**
   * The plans, without their amounts and options, which only training needs.
   *
   * @param test images to put the triggers on; without any, it is not known whether they fit
   * @param warnings receives a line for each trigger that cannot be made again
   */
  static List<PoisoningPlan> of(
      NetworkFile network, Optional<LabeledImages> test, Consumer<String> warnings) {
    List<PoisoningPlan> plans = new ArrayList<>();
    for (int number = 1; number <= MOST; number++) {
      String prefix = number == 1 ? "" : "backdoor " + number + " ";
      Optional<String> trigger = setting(network, prefix, "poison.trigger");
      if (trigger.isEmpty()) {
        break;
      }
      plan(network, prefix, trigger.get(), test, warnings).ifPresent(plans::add);
    }
    return plans;
  }

  private static Optional<PoisoningPlan> plan(
      NetworkFile network,
      String prefix,
      String trigger,
      Optional<LabeledImages> test,
      Consumer<String> warnings) {
    try {
      if (!PLAIN.matcher(trigger).matches()) {
        throw new InvalidInputException("a file or a training image");
      }
      List<String> classes =
          IntStream.range(0, network.spec().classCount()).mapToObj(Integer::toString).toList();
      Trigger parsed = Triggers.parse(trigger);
      test.ifPresent(
          images -> parsed.requireApplicable(images.shape(), ClassImages.ofAllClasses(images)));
      return Optional.of(
          new PoisoningPlan(
              parsed,
              SourceClasses.parse(setting(network, prefix, "poison.source").orElse("all"), classes),
              labelMap(setting(network, prefix, "poison.target").orElse(""), classes.size()),
              new PoisonAmount.Rate(1),
              PoisonSelection.FIRST,
              PoisoningOptions.NONE,
              Long.parseLong(setting(network, prefix, "poison.seed").orElse("1"))));
    } catch (InvalidInputException | NumberFormatException e) {
      warnings.accept(
          "the model's metadata name the planted trigger \""
              + trigger
              + "\", but it cannot be made again from them, so its success rate is not measured");
      return Optional.empty();
    }
  }

  private static LabelMap labelMap(String target, int classes) {
    if (target.equals("next class")) {
      return LabelMap.NEXT;
    }
    int index = Integer.parseInt(target);
    if (index < 0 || index >= classes) {
      throw new InvalidInputException("no such class");
    }
    return LabelMap.to(index);
  }

  private static Optional<String> setting(NetworkFile network, String prefix, String name) {
    return Optional.ofNullable(
        network.metadata().get(ModelMetadata.ofConfiguration(prefix + name)));
  }
}
