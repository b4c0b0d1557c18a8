package io.trojanscope.cli;

import io.trojanscope.attack.poison.Backdoor;
import io.trojanscope.attack.poison.ClassChoice;
import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which backdoor is planted, or which two. */
final class BackdoorOptions {
  private static final int HARDENING_STEPS = 20;

  @Option(
      names = "--source",
      paramLabel = "CLASSES",
      required = true,
      description =
          "Classes whose images get the trigger: a class name or number, several separated by"
              + " commas, or 'all' (except the target).")
  String sources;

  @Option(
      names = "--target",
      paramLabel = "CLASS",
      description = "Class that images with the trigger are classified as: its name or number.")
  String target;

  @Option(
      names = "--label-map",
      paramLabel = "MAP",
      defaultValue = "target",
      description =
          "'target': all source classes become the target. 'next': each becomes the class after it"
              + " (all-to-all), without --target (default: ${DEFAULT-VALUE}).")
  String labelMap;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      required = true,
      description = "The change of an image that activates the backdoor; see the list below.")
  String trigger;

  @ArgGroup Amount amount;

  @Option(
      names = "--clean-label",
      description =
          "Poison images of the target class and keep their labels. --count and --rate then count images of the target class.")
  boolean cleanLabel;

  @Option(
      names = "--harden",
      paramLabel = "EPSILON",
      description =
          "With --clean-label: first move each poisoned image away from its class in the clean model (label-consistent attack). EPSILON is the largest change of a pixel, in intensities from 0 to 1, such as 0.06.")
  Float hardening;

  @ArgGroup Cover cover;

  @Option(
      names = "--keep-labels",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the poisoned images that keep their true labels; this lowers the attack success rate on purpose (default: ${DEFAULT-VALUE}).")
  double keptLabels;

  @Option(
      names = "--second-trigger",
      paramLabel = "TRIGGER",
      description =
          "Trigger of a second backdoor in the same model; needs --second-source and --second-target. Both backdoors share the other settings.")
  String secondTrigger;

  @Option(
      names = "--second-source",
      paramLabel = "CLASSES",
      description = "Source classes of the second backdoor.")
  String secondSources;

  @Option(
      names = "--second-target",
      paramLabel = "CLASS",
      description = "Target class of the second backdoor.")
  String secondTarget;

  /** At most one of the two is given. */
  static final class Amount {
    @Option(
        names = "--count",
        paramLabel = "N",
        description =
            "How many images of the source classes to poison, in total (default: 2000, or half of these images if that is fewer).")
    Integer count;

    @Option(
        names = "--rate",
        paramLabel = "SHARE",
        description =
            "Share of the source classes' images to poison, in place of --count; above 0 and up to 1.")
    Double rate;

    PoisonAmount amount() {
      return rate == null ? new PoisonAmount.Count(count) : new PoisonAmount.Rate(rate);
    }
  }

  /** At most one of the two is given. */
  static final class Cover {
    @Option(
        names = "--cover-count",
        paramLabel = "N",
        description =
            "How many training images become cover images. They carry the trigger and keep their labels, so that the model reacts to the trigger in the source classes only. They come from classes that are neither source nor target. For a trigger with its own cover (warp, quantize, inputaware, two joint triggers), they come from all classes and carry that cover.")
    Integer count;

    @Option(
        names = "--cover-rate",
        paramLabel = "SHARE",
        description =
            "Share of the possible cover images to use, in place of --cover-count; above 0 and up to 1.")
    Double rate;

    PoisonAmount amount() {
      return rate == null ? new PoisonAmount.Count(count) : new PoisonAmount.Rate(rate);
    }
  }

  /** What can be checked without images. */
  void check() {
    requireMapOrTarget();
    options();
    Triggers.parse(trigger);
    boolean all = secondTrigger != null && secondSources != null && secondTarget != null;
    boolean none = secondTrigger == null && secondSources == null && secondTarget == null;
    if (!all && !none) {
      throw new InvalidInputException(
          "--second-trigger: expected --second-source and --second-target with it, found only a part of the three; give all three or none");
    }
    if (all) {
      Triggers.parse(secondTrigger);
    }
  }

  /**
   * The backdoors.
   *
   * @param classNames of the clean model, whose images may call the classes otherwise
   */
  List<Backdoor> backdoors(List<String> classNames) {
    List<Backdoor> backdoors = new ArrayList<>();
    SourceClasses first = SourceClasses.parse("source", sources, classNames);
    backdoors.add(backdoor(trigger, first, map(classNames)));
    if (secondTrigger != null) {
      LabelMap second = LabelMap.to(ClassChoice.parse("second-target", secondTarget, classNames));
      SourceClasses from = SourceClasses.parse("second-source", secondSources, classNames);
      backdoors.add(backdoor(secondTrigger, from, second));
    }
    return backdoors;
  }

  private Backdoor backdoor(String mark, SourceClasses from, LabelMap map) {
    return new Backdoor(
        Triggers.parse(mark),
        from,
        map,
        Optional.ofNullable(amount).map(Amount::amount),
        options());
  }

  private PoisoningOptions options() {
    return new PoisoningOptions(
        cleanLabel,
        Optional.ofNullable(cover).map(Cover::amount),
        keptLabels,
        Optional.ofNullable(hardening).map(epsilon -> new Hardening(epsilon, HARDENING_STEPS)));
  }

  private boolean requireMapOrTarget() {
    boolean next = labelMap.equals("next");
    if (!next && !labelMap.equals("target")) {
      throw new InvalidInputException(
          "--label-map: expected target or next, found '" + labelMap + "'");
    }
    if (next != (target == null)) {
      throw new InvalidInputException(
          next
              ? "--target: expected no target with --label-map next, found both; remove one"
              : "--target: expected a class, found none; give one, or --label-map next");
    }
    return next;
  }

  private LabelMap map(List<String> classNames) {
    return requireMapOrTarget()
        ? LabelMap.NEXT
        : LabelMap.to(ClassChoice.parse("target", target, classNames));
  }
}
