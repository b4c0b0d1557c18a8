package io.trojanscope.fleet;

/** The scan of one model among many, wherever it runs. Safe for several threads. */
public interface ModelScan {
  /**
   * Under which the result of a model is kept.
   *
   * @throws io.trojanscope.error.InvalidInputException if the model, or a file beside it, cannot be
   *     read
   */
  ModelKey key(ModelEntry model);

  /**
   * Scans a model. A model that cannot be scanned is a result too.
   *
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  ScannedModel scan(ModelEntry model);
}
