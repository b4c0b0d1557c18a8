package io.trojanscope.workflow;

import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.provenance.Environment;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the runs compute with. */
public final class Engines {
  private Engines() {}

  /**
   * Versions, the revision of the scan's method among them, platform, and what limits the
   * instructions of this process.
   */
  public static SortedMap<String, String> environment() {
    SortedMap<String, String> environment =
        new TreeMap<>(Environment.describe(TorchEngine.version()));
    environment.putAll(InstructionLimit.environmentOfThisProcess());
    environment.put("scan revision", ContrastScan.REVISION);
    return environment;
  }

  /** The same, for a run that computes in the worker processes of these models. */
  public static SortedMap<String, String> environment(List<LoadedModel> models) {
    SortedMap<String, String> environment = environment();
    models.stream()
        .map(model -> model.instructions().environment())
        .flatMap(variables -> variables.entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())))
        .forEach(
            (name, values) ->
                environment.put(name, values.stream().sorted().collect(Collectors.joining(", "))));
    return environment;
  }
}
