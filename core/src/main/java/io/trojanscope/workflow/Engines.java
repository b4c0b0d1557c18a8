package io.trojanscope.workflow;

import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.provenance.Environment;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the runs compute with. */
public final class Engines {
  private Engines() {}

  /** Versions, the revision of the scan's method among them, and platform. */
  public static SortedMap<String, String> environment() {
    SortedMap<String, String> environment =
        new TreeMap<>(Environment.describe(TorchEngine.version()));
    environment.putAll(InstructionLimit.environment());
    environment.put("scan revision", ContrastScan.REVISION);
    return environment;
  }
}
