package io.trojanscope.repair;

import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.result.SuccessChange;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a repair did to the accuracy and to the triggers, measured on test images. */
final class RepairEffect {
  private final Before before;
  private final NetworkFile repaired;
  private final TriggerMeasurement.Counts after;

  private RepairEffect(Before before, NetworkFile repaired, TriggerMeasurement.Counts after) {
    this.before = before;
    this.repaired = repaired;
    this.after = after;
  }

  /** The measurement before the repair. */
  static final class Before {
    private final RepairImages images;
    private final RepairTriggers triggers;
    private final RunContext context;
    private final TriggerMeasurement measurement;
    private final TriggerMeasurement.Counts counts;

    private Before(
        RepairImages images,
        RepairTriggers triggers,
        RunContext context,
        TriggerMeasurement measurement,
        TriggerMeasurement.Counts counts) {
      this.images = images;
      this.triggers = triggers;
      this.context = context;
      this.measurement = measurement;
      this.counts = counts;
    }

    /** Measures the repaired model. */
    RepairEffect after(NetworkFile repaired) {
      return new RepairEffect(
          this, repaired, measurement.measure(repaired.graph(), images.test(), triggers.known()));
    }
  }

  /** Measures the model of a file, before its repair. */
  static Before before(
      RepairableFile file, RepairImages images, RepairTriggers triggers, RunContext context) {
    TriggerMeasurement measurement =
        new TriggerMeasurement(file.network().spec(), context.threads(), context.progress());
    return new Before(
        images,
        triggers,
        context,
        measurement,
        measurement.measure(file.graph(), images.test(), triggers.known()));
  }

  SuccessChange accuracy() {
    return new SuccessChange(before.counts.accuracy(), after.accuracy());
  }

  /**
   * The triggers before, after, and the first of them after re-tuning.
   *
   * @param config of the re-tuning
   */
  List<RepairedTrigger> triggers(TrainingConfig config) {
    List<RepairedTrigger> measured = new ArrayList<>();
    for (int i = 0; i < before.triggers.known().size(); i++) {
      KnownTrigger trigger = before.triggers.known().get(i);
      measured.add(
          new RepairedTrigger(
              trigger.name(),
              i < before.triggers.planted(),
              trigger.source(),
              trigger.target(),
              new SuccessChange(before.counts.successes().get(i), after.successes().get(i)),
              i == 0 ? retuned(trigger, config) : Optional.empty()));
    }
    return measured;
  }

  private Optional<SuccessCount> retuned(KnownTrigger trigger, TrainingConfig config) {
    return RetuningTest.retuned(
            repaired,
            before.images.training(),
            trigger,
            config,
            before.context.threads(),
            before.context.progress())
        .map(
            graph ->
                before
                    .measurement
                    .measure(graph, before.images.test(), List.of(trigger))
                    .successes()
                    .get(0));
  }
}
