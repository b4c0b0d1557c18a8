package io.trojanscope.repair;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.TrainingRun;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What made a repaired model. */
final class RepairProvenance {
  private RepairProvenance() {}

  static Provenance of(
      RepairableFile file,
      Optional<RepairImages> used,
      Optional<ScanDocument> scan,
      RepairMethod method,
      RepairConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("model", file.opened().sha256());
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("repair.method", method.word());
    settings.put("repair.seed", Long.toString(config.seed()));
    settings.put("repair.maxAccuracyLoss", Double.toString(config.mostLoss()));
    used.ifPresent(
        images -> {
          inputs.put("training images", images.training().sha256());
          inputs.put("test images", images.test().sha256());
          settings.put("repair.images", Integer.toString(images.training().size()));
          if (method != RepairMethod.CLP) {
            settings.putAll(TrainingRun.settings(config.training()));
          }
        });
    scan.ifPresent(
        document -> settings.put("scan.seed", Long.toString(document.result().config().seed())));
    return new Provenance(inputs, settings, Engines.environment());
  }
}
