package io.trojanscope.fleet;

import io.trojanscope.scan.ReferencePool;

/**
 * Scans of many models, ready to run.
 *
 * @param scan scans one of them; safe for several threads
 * @param pool references that were trained here and stay open
 */
public record OpenFleet(ModelScan scan, ReferencePool pool) implements AutoCloseable {
  /** Closes the references that were trained here. */
  @Override
  public void close() {
    pool.close();
  }
}
