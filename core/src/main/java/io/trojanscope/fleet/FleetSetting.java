package io.trojanscope.fleet;

import io.trojanscope.files.CacheFolder;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.scan.ReferencePool;
import io.trojanscope.scan.ScanRun;
import io.trojanscope.scan.Scanner;
import io.trojanscope.workflow.RunContext;
import java.util.List;
import java.util.Map;

/**
 * What scans of many models run with. Models are scanned at the same time, each with a share of the
 * threads: that leaves no processor idle while one model is opened or listed.
 *
 * @param cache keeps references that are trained here, and what is computed about references
 */
public record FleetSetting(
    Scanner scanner, CacheFolder cache, WorkerLimits limits, RunContext context) {
  /** Trained references that stay open: those of two architectures. */
  private static final int IDLE_REFERENCES = 4;

  /**
   * Makes the scan of one model, with a share of the threads.
   *
   * @param atOnce how many models are scanned at the same time
   * @throws io.trojanscope.error.InvalidInputException if the images cannot be read
   */
  public OpenFleet open(FleetInputs inputs, int atOnce) {
    int each = context.threads() / atOnce;
    ModelLoader ofReferences = new ModelLoader(context.threads(), limits);
    ReferencePool pool = new ReferencePool(ofReferences, IDLE_REFERENCES);
    RunContext quiet = context.withProgress(ProgressListener.NONE);
    RunContext one = new RunContext(each, quiet.progress(), quiet.remarks(), quiet.warnings());
    ScanRun run = new ScanRun(scanner, cache, pool, one, quiet);
    return new OpenFleet(new FileModelScan(new ModelLoader(each, limits), run, inputs), pool);
  }

  /**
   * Scans models.
   *
   * @return how many models ended in each way
   * @throws io.trojanscope.error.InvalidInputException if the images cannot be read, or a result
   *     cannot be written
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public Map<Outcome, Integer> run(
      List<ModelEntry> models, FleetInputs inputs, ResultStore results, FleetRun.Options options) {
    int atOnce = Math.min(context.threads(), models.size());
    try (OpenFleet fleet = open(inputs, atOnce)) {
      return new FleetRun(fleet.scan(), results, atOnce, context.progress()).run(models, options);
    }
  }
}
