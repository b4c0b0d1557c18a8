package io.trojanscope.repair;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The triggers that are known of a model.
 *
 * @param recovered by a scan, to unlearn
 * @param known all whose success is measured: those that were planted first
 * @param planted how many of these were planted
 */
record RepairTriggers(List<CandidateTrigger> recovered, List<KnownTrigger> known, int planted) {
  /**
   * The triggers of a scan and of the model's metadata.
   *
   * @param scan of the model, if there is one
   * @param test images that the success is measured on
   * @throws InvalidInputException if the scan is of another model
   */
  static RepairTriggers of(
      TrainableNetwork model,
      Optional<ScanDocument> scan,
      Optional<LabeledImages> test,
      Consumer<String> warnings,
      Consumer<String> remarks) {
    ModelSpec spec = model.network().spec();
    int classes = spec.classCount();
    List<KnownTrigger> known = new ArrayList<>();
    PlantedTriggers.of(model.network(), test, warnings)
        .forEach(plan -> known.add(KnownTrigger.planted(plan, classes)));
    int planted = known.size();
    scan.ifPresent(document -> requireSameModel(model, document));
    List<CandidateTrigger> recovered = new ArrayList<>();
    scan.flatMap(document -> document.result().trigger())
        .ifPresent(
            found -> {
              CandidateTrigger trigger = CandidateTrigger.of(found, spec.input());
              recovered.add(trigger);
              known.add(
                  KnownTrigger.recovered(
                      name(found), trigger, scan.orElseThrow().result().source(), classes));
            });
    scan.filter(document -> document.result().verdict() != Verdict.BACKDOORED)
        .ifPresent(
            document ->
                remarks.accept(
                    "The scan says "
                        + document.result().verdict()
                        + ": its trigger is the likeliest one, and may be a feature of the classes."));
    return new RepairTriggers(recovered, known, planted);
  }

  private static String name(RecoveredTrigger found) {
    return "recovered " + EnumText.lower(found.type());
  }

  private static void requireSameModel(TrainableNetwork model, ScanDocument scan) {
    if (!scan.suspect().model().sha256().equals(model.sha256())) {
      throw new InvalidInputException(
          "%s: expected a scan of this very file, found one of %s with another content; scan it again"
              .formatted(model.name(), scan.suspect().model().name()));
    }
  }
}
