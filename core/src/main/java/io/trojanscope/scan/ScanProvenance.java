package io.trojanscope.scan;

import io.trojanscope.detect.ScanConfig;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.text.EnumText;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.ModelFacts;
import io.trojanscope.workflow.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Provenance of a scan: hashes of its inputs, its settings and what was assumed of the models. */
final class ScanProvenance {
  private ScanProvenance() {}

  static Provenance of(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    SortedMap<String, String> settings = new TreeMap<>();
    inputs.put("suspect model", suspect.sha256());
    ModelFacts.put(settings, "suspect", suspect);
    for (int i = 0; i < references.size(); i++) {
      String name = "reference model " + (i + 1);
      inputs.put(name, references.get(i).sha256());
      ModelFacts.put(settings, name, references.get(i));
      references
          .get(i)
          .network()
          .flatMap(TrainingRun::title)
          .ifPresent(title -> settings.put(name + " network", title));
    }
    images.ifPresent(used -> inputs.put("images", used.sha256()));
    settings.put("effort", EnumText.lower(config.effort()));
    settings.put("alpha", Double.toString(config.alpha()));
    settings.put("seed", Long.toString(config.seed()));
    List<LoadedModel> models = Stream.concat(Stream.of(suspect), references.stream()).toList();
    return new Provenance(inputs, settings, Engines.environment(models));
  }
}
