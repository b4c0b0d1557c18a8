package io.trojanscope.result;

import io.trojanscope.detect.Verdict;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A repair as the result of a run of its own.
 *
 * @param model as it was given
 * @param repaired as it was written
 * @param method how it was repaired
 * @param prunedChannels how many channels were set to zero
 * @param accuracy how many test images were classified correctly; empty without images
 * @param triggers that were measured
 * @param rescan what a scan of the repaired model says; empty if none was made
 * @param rescanPValue its p-value
 * @param changes of the file's initializers, by name; all others are as they were
 * @param remarks what else the user should know, a sentence each
 */
public record RepairDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ModelIdentity model,
    ModelIdentity repaired,
    String method,
    int prunedChannels,
    Optional<SuccessChange> accuracy,
    List<RepairedTrigger> triggers,
    Optional<Verdict> rescan,
    OptionalDouble rescanPValue,
    List<WeightChange> changes,
    List<String> remarks)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together
   */
  public RepairDocument {
    classNames = ClassNames.checked(classNames);
    triggers = List.copyOf(triggers);
    changes = List.copyOf(changes);
    remarks = List.copyOf(remarks);
    int classes = classNames.size();
    for (RepairedTrigger trigger : triggers) {
      trigger.source().ifPresent(index -> requireClass(index, classes));
      trigger.target().ifPresent(index -> requireClass(index, classes));
    }
    rescanPValue.ifPresent(RepairDocument::requireShare);
  }

  private static void requireClass(int index, int classes) {
    if (index < 0 || index >= classes) {
      throw new IllegalArgumentException(
          "triggers: expected classes from 0 to " + (classes - 1) + ", found " + index);
    }
  }

  private static void requireShare(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "rescanPValue: expected a number from 0 to 1, found " + value);
    }
  }
}
