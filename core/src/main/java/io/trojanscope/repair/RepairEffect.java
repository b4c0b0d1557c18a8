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

  private RepairEffect(Before before, NetworkFile repaired) {
    this.before = before;
    this.repaired = repaired;
    this.after =
        before.measurement.measure(repaired.graph(), before.images.test(), before.triggers.known());
  }

  /** The measurement before the repair. */
  static final class Before {
    private final RepairImages images;
    private final RepairTriggers triggers;
    private final RunContext context;
    private final TriggerMeasurement measurement;
    private final TriggerMeasurement.Counts counts;

    /** Measures the model of a file. */
    Before(RepairableFile file, RepairImages images, RepairTriggers triggers, RunContext context) {
      this.images = images;
      this.triggers = triggers;
      this.context = context;
      this.measurement =
          new TriggerMeasurement(file.network().spec(), context.threads(), context.progress());
      this.counts = measurement.measure(file.graph(), images.test(), triggers.known());
    }

    /** Measures the repaired model. */
    RepairEffect after(NetworkFile repaired) {
      return new RepairEffect(this, repaired);
    }
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
