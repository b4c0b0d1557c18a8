package io.trojanscope.spark;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ModelSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each executor receives about a run. Places are URIs of Hadoop file systems.
 *
 * @param run differs from that of every other run
 * @param models folder of the models
 * @param images folder of the images; null if there are none
 * @param labels where the classes of the images are, as {@code scan --labels} takes it; null if
 *     folders are the classes
 * @param references files of clean models
 * @param results folder of the results
 * @param modelSettings what the models' files do not say, by the names of {@code MODEL.yaml}
 * @param trusted whether TorchScript files with findings are opened
 * @param memoryGibibytes of each worker process
 * @param seconds longest time for one answer of a worker process
 * @param totalSeconds longest time of the worker processes of a model
 * @param again whether models are scanned whose results are kept
 */
record ScanSettings(
    String run,
    String models,
    String images,
    String labels,
    List<String> references,
    String results,
    Map<String, String> modelSettings,
    boolean trusted,
    Effort effort,
    double alpha,
    long seed,
    int memoryGibibytes,
    int seconds,
    int totalSeconds,
    boolean again)
    implements Serializable {
  private static final int GIBIBYTE_BITS = 30;

  /** The lists are copied into ones that can be serialized. */
  ScanSettings {
    references = new ArrayList<>(references);
    modelSettings = new TreeMap<>(modelSettings);
  }

  ScanConfig config() {
    return new ScanConfig(effort, alpha, seed);
  }

  /** How to open the models. */
  ModelRequest request() {
    return new ModelRequest(stated(), false, Optional.empty(), trusted);
  }

  /** How to open the references, whose own files take precedence. */
  ModelRequest requestOfReferences() {
    return new ModelRequest(stated(), true, Optional.empty(), trusted);
  }

  private ModelSettings stated() {
    return SettingsText.read(modelSettings, name -> name);
  }

  WorkerLimits limits() {
    return new WorkerLimits(
        (long) memoryGibibytes << GIBIBYTE_BITS,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(totalSeconds));
  }
}
