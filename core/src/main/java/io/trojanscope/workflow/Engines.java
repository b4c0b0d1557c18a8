package io.trojanscope.workflow;

import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.provenance.Environment;
import java.util.SortedMap;

/** What the runs compute with. */
public final class Engines {
  private Engines() {}

  /** Versions and platform. */
  public static SortedMap<String, String> environment() {
    return Environment.describe(TorchEngine.version());
  }
}
