package io.trojanscope.fleet;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.scan.ScanRun;
import java.util.Optional;

/**
 * Opens the file of a model in worker processes, scans it, closes it. The same inputs give the same
 * result on any machine.
 */
public final class FileModelScan implements ModelScan {
  private final ModelLoader loader;
  private final ScanRun run;
  private final FleetInputs inputs;
  private final String inputsHash;

  /**
   * @param loader opens the models
   * @param run scans them; one for all, so that it computes once what they have in common
   * @throws io.trojanscope.error.InvalidInputException if the images cannot be read
   */
  public FileModelScan(ModelLoader loader, ScanRun run, FleetInputs inputs) {
    this.loader = loader;
    this.run = run;
    this.inputs = inputs;
    this.inputsHash = inputs.sha256();
  }

  @Override
  public ModelKey key(ModelEntry model) {
    return ModelKey.of(model, inputsHash);
  }

  @Override
  public ScannedModel scan(ModelEntry model) {
    try (LoadedModel suspect = loader.open(model.file(), inputs.request())) {
      ScanDocument document =
          run.scan(suspect, inputs.references(), inputs.images(), inputs.config());
      return new ScannedModel(ScanSummary.of(model.name(), document), Optional.of(document));
    } catch (RuntimeException e) {
      return FailedScan.of(model, e);
    }
  }
}
