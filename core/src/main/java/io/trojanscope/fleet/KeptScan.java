package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.summary.ScanSummary;
import java.util.Optional;

/** Scans a model unless its result is kept, and keeps the result. Safe for several threads. */
public final class KeptScan {
  private final ModelScan scan;
  private final KeptResults results;
  private final boolean again;

  /**
   * @param again whether models are scanned whose results are kept
   */
  public KeptScan(ModelScan scan, KeptResults results, boolean again) {
    this.scan = scan;
    this.results = results;
    this.again = again;
  }

  /**
   * A model after its scan.
   *
   * @param key empty if the model could not be read
   */
  public record Finished(Optional<ModelKey> key, ScanSummary summary) {}

  /**
   * The result of a model. A model that cannot be read or scanned is a result too.
   *
   * @throws InvalidInputException if a result cannot be written
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public Finished scan(ModelEntry model) {
    ModelKey key;
    try {
      key = scan.key(model);
    } catch (InvalidInputException e) {
      return failed(model, e);
    }
    Optional<ScanSummary> kept = again ? Optional.empty() : results.find(model, key);
    return new Finished(
        Optional.of(key), kept.orElseGet(() -> results.keep(model, key, scan.scan(model))));
  }

  /** The result of a model that cannot be read. */
  public static Finished failed(ModelEntry model, RuntimeException failure) {
    return new Finished(Optional.empty(), FailedScan.of(model, failure).summary());
  }
}
