package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.detect.ScanMode;
import io.trojanscope.stats.Auroc;
import io.trojanscope.stats.RobustScale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How well a detector does on known models. Attacks are the backdoors with a success rate above 50
 * %; weaker ones count nowhere but in {@code weak}.
 *
 * @param detector its name
 * @param mode what it was given
 * @param groups AUROC over {@code all} attacks, then per kind of attack, number of sources, origin
 *     and network
 * @param detected attacks that were flagged: the true-positive rate
 * @param falseAlarms clean models that were flagged: the false-positive rate
 * @param rightTargets detected attacks whose target class was reported correctly
 * @param rightPairs detected attacks from a single source of which source and target class were
 *     reported correctly
 * @param medianIou of the reported box and the trigger's, over the detected fixed patches, where no
 *     box counts 0; empty without any, or for a detector that reports no boxes
 * @param medianSeconds a model
 * @param failures names of models
 * @param weak the backdoors that do not count
 */
public record DetectorMeasures(
    String detector,
    ScanMode mode,
    List<GroupAuroc> groups,
    Share detected,
    Share falseAlarms,
    Share rightTargets,
    Share rightPairs,
    OptionalDouble medianIou,
    double medianSeconds,
    Failures failures,
    List<WeakBackdoor> weak) {
  private static final String ALL = "all";
  private static final String UNKNOWN = "unknown network";

  /**
   * Where a detector was wrong, by the models' names.
   *
   * @param falseAlarms clean, but flagged
   * @param misses attacked, but not flagged
   * @param wrongTargets flagged for another class
   * @param wrongPairs from a single source, flagged for the right class, but for another source
   */
  public record Failures(
      List<String> falseAlarms,
      List<String> misses,
      List<String> wrongTargets,
      List<String> wrongPairs) {}

  /** A backdoor that works on at most half of the images, and whether it was flagged. */
  public record WeakBackdoor(String model, double successRate, boolean flagged) {}

  /**
   * Measures a detector.
   *
   * @param judged at least one clean model and one attack that works
   * @throws IllegalArgumentException if either is missing
   */
  public static DetectorMeasures of(String detector, ScanMode mode, List<JudgedModel> judged) {
    List<JudgedModel> clean = judged.stream().filter(j -> j.model().clean()).toList();
    List<JudgedModel> attacks = judged.stream().filter(j -> j.model().attacked()).toList();
    if (clean.isEmpty() || attacks.isEmpty()) {
      throw new IllegalArgumentException(
          "expected clean models and attacks, found " + clean.size() + " and " + attacks.size());
    }
    List<JudgedModel> flagged = attacks.stream().filter(j -> j.detection().flagged()).toList();
    List<JudgedModel> single = flagged.stream().filter(j -> j.model().singleSource()).toList();
    List<JudgedModel> alarms = clean.stream().filter(j -> j.detection().flagged()).toList();
    return new DetectorMeasures(
        detector,
        mode,
        groups(clean, attacks),
        Share.of(flagged.size(), attacks.size()),
        Share.of(alarms.size(), clean.size()),
        Share.of(flagged.stream().filter(JudgedModel::rightTarget).count(), flagged.size()),
        Share.of(single.stream().filter(JudgedModel::rightPair).count(), single.size()),
        medianIou(flagged),
        RobustScale.median(judged.stream().mapToDouble(JudgedModel::seconds).toArray()),
        new Failures(
            names(alarms),
            names(without(attacks, j -> j.detection().flagged())),
            names(without(flagged, JudgedModel::rightTarget)),
            names(single.stream().filter(j -> j.rightTarget() && !j.rightPair()).toList())),
        weak(judged));
  }

  private static List<GroupAuroc> groups(List<JudgedModel> clean, List<JudgedModel> attacks) {
    List<GroupAuroc> groups = new ArrayList<>();
    groups.add(group(ALL, clean, attacks));
    groups.addAll(groupsBy(j -> j.model().kind(), clean, attacks));
    groups.addAll(groupsBy(DetectorMeasures::sources, clean, attacks));
    groups.addAll(groupsBy(j -> j.model().origin().text(), clean, attacks));
    groups.addAll(groupsBy(j -> j.model().network().orElse(UNKNOWN), clean, attacks));
    return groups;
  }

  /** A group for each value that the attacks have, in the order of the values. */
  private static List<GroupAuroc> groupsBy(
      Function<JudgedModel, String> value, List<JudgedModel> clean, List<JudgedModel> attacks) {
    TreeMap<String, List<JudgedModel>> members =
        attacks.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.toList()));
    return members.entrySet().stream()
        .map(entry -> group(entry.getKey(), clean, entry.getValue()))
        .toList();
  }

  private static GroupAuroc group(String name, List<JudgedModel> clean, List<JudgedModel> members) {
    Auroc auroc = Auroc.of(scores(clean), scores(members));
    return new GroupAuroc(name, members.size(), auroc.area(), auroc.lower(), auroc.upper());
  }

  private static String sources(JudgedModel attack) {
    return attack.model().singleSource() ? "single-source" : "several-sources";
  }

  private static double[] scores(List<JudgedModel> judged) {
    return judged.stream().mapToDouble(j -> j.detection().score()).toArray();
  }

  private static OptionalDouble medianIou(List<JudgedModel> flagged) {
    List<JudgedModel> patches = flagged.stream().filter(j -> j.model().hasBox()).toList();
    return patches.stream().allMatch(j -> j.detection().box().isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            RobustScale.median(patches.stream().mapToDouble(JudgedModel::iou).toArray()));
  }

  private static List<WeakBackdoor> weak(List<JudgedModel> judged) {
    return judged.stream()
        .filter(j -> !j.model().clean() && !j.model().attacked())
        .map(
            j ->
                new WeakBackdoor(
                    j.model().name(),
                    j.model().backdoors().stream()
                        .mapToDouble(planted -> planted.successRate().orElseThrow())
                        .max()
                        .orElseThrow(),
                    j.detection().flagged()))
        .toList();
  }

  private static List<JudgedModel> without(
      List<JudgedModel> judged, Predicate<JudgedModel> excluded) {
    return judged.stream().filter(excluded.negate()).toList();
  }

  private static List<String> names(List<JudgedModel> judged) {
    return judged.stream().map(j -> j.model().name()).toList();
  }
}
