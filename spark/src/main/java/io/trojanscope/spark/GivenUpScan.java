package io.trojanscope.spark;

import io.trojanscope.fleet.ModelEntry;
import io.trojanscope.fleet.ModelKey;
import io.trojanscope.fleet.ModelScan;
import io.trojanscope.fleet.ScannedModel;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.util.List;
import java.util.Optional;

/** Scans no model, after tasks that failed or ended with their executors. */
record GivenUpScan(ModelScan scan) implements ModelScan {
  @Override
  public ModelKey key(ModelEntry model) {
    return scan.key(model);
  }

  @Override
  public ScannedModel scan(ModelEntry model) {
    String message =
        model.name()
            + ": all earlier tasks of the scan failed; look into the executors' logs,"
            + " and scan the model on one machine";
    return new ScannedModel(
        ScanSummary.of(model.name(), Outcome.ERROR, Optional.empty(), List.of(message)),
        Optional.empty());
  }
}
