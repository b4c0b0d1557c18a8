package io.trojanscope.model.loader;

import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.FeatureProbe;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.torchscript.MemoryLayout;
import java.util.List;
import java.util.Optional;

/**
 * A model from a file, ready to run in worker processes.
 *
 * @param name the file's own name, without its folder
 * @param sha256 of the file
 * @param parameters how many weights it has; of an ONNX file, other constants among them
 * @param facts what is assumed of the model, and who says so
 * @param findings what a legitimate file does not need, a line each; only of a trusted file
 * @param warnings what the user should know, a line each
 * @param layout how images and weights lie in memory, if that was chosen here; results differ in
 *     rounding between the layouts
 * @param instructions what limits its worker processes; results differ in rounding
 * @param network as data, to train others like it: of a file that was read as data, whose network
 *     is small, takes red first and gives logits
 * @param blindSpots what the model computes that gradients do not show, a sentence each; without
 *     any, a search by gradients may clear the model
 * @param units access to its hidden units, if the network is known as data
 * @param features access to its inner features, likewise
 */
public record LoadedModel(
    String name,
    String sha256,
    long parameters,
    DifferentiableClassifier classifier,
    List<ModelFact> facts,
    List<String> findings,
    List<String> warnings,
    Optional<MemoryLayout> layout,
    InstructionLimit instructions,
    Optional<NetworkFile> network,
    List<String> blindSpots,
    Optional<UnitProbe> units,
    Optional<FeatureProbe> features)
    implements AutoCloseable {
  public LoadedModel {
    facts = List.copyOf(facts);
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    blindSpots = List.copyOf(blindSpots);
  }

  /** A model of whose network no more is known than that it runs. */
  public LoadedModel(
      String name,
      String sha256,
      long parameters,
      DifferentiableClassifier classifier,
      List<ModelFact> facts,
      List<String> findings,
      List<String> warnings,
      Optional<MemoryLayout> layout,
      InstructionLimit instructions,
      Optional<NetworkFile> network) {
    this(
        name,
        sha256,
        parameters,
        classifier,
        facts,
        findings,
        warnings,
        layout,
        instructions,
        network,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Ends the worker processes. */
  @Override
  public void close() {
    classifier.close();
  }
}
