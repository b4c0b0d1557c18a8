package io.trojanscope.model.loader;

import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.onnx.OnnxSummary;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.torchscript.convert.TorchScriptReader;
import io.trojanscope.vet.TorchScriptVetter;
import io.trojanscope.vet.VettedArchive;
import io.trojanscope.vet.VettingReport;
import io.trojanscope.vet.finding.Finding;
import io.trojanscope.vet.finding.Finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model file that was read and checked; none of it was run.
 *
 * @param path where it is
 * @param sha256 of the file
 * @param onnx what it says of itself, if it is an ONNX file
 * @param archive its content, if it is a TorchScript file
 */
public record ModelFile(
    Path path,
    ModelFormat format,
    String sha256,
    Optional<OnnxSummary> onnx,
    Optional<VettedArchive> archive) {
  /**
   * Reads and checks a file.
   *
   * @throws io.trojanscope.error.InvalidInputException if it cannot be read, is damaged, or of no
   *     known format
   */
  public static ModelFile examine(Path path) {
    ModelFormat format = ModelFormat.of(path);
    if (format == ModelFormat.ONNX) {
      // First, because it refuses what is too large to be hashed in a moment.
      OnnxSummary summary = OnnxReader.summarize(path);
      return new ModelFile(path, format, Sha256.of(path), Optional.of(summary), Optional.empty());
    }
    VettedArchive archive = TorchScriptVetter.vet(path);
    return new ModelFile(
        path, format, archive.report().sha256(), Optional.empty(), Optional.of(archive));
  }

  /** What a settings file within the archive says. */
  ModelSettings embeddedSettings() {
    return archive
        .flatMap(content -> content.extraFile(Sidecar.EXTRA_FILE))
        .map(text -> Sidecar.parse(text, path + ": " + Sidecar.EXTRA_FILE))
        .orElse(ModelSettings.NONE);
  }

  /**
   * Its network as data.
   *
   * @param settings that take precedence over the file
   * @param images shape of the images that the model is to be used with, if there are any
   * @throws io.trojanscope.error.InvalidInputException if it holds what is not supported, or is not
   *     a network from images to one row of logits each
   */
  ImportedNetwork network(ModelSettings settings, Optional<ImageShape> images) {
    return archive
        .map(content -> TorchScriptReader.read(content, settings, images))
        .orElseGet(() -> OnnxReader.read(path, settings, images));
  }

  /**
   * Refuses a file with findings, unless it is trusted and it is certain what it holds.
   *
   * @throws SuspiciousInputException which lists the findings
   */
  void requireTrust(ModelRequest request) {
    boolean certain = archive.map(VettedArchive::canBeCopied).orElse(true);
    if (!findings().isEmpty() && !(request.trusted() && certain)) {
      throw new SuspiciousInputException(findings());
    }
  }

  /** Contents that a legitimate file does not need. */
  public List<String> findings() {
    return ofSeverity(Severity.FINDING);
  }

  /** What is worth knowing. */
  public List<String> remarks() {
    return ofSeverity(Severity.REMARK);
  }

  /** Files beside it that other programs would run, a warning each. */
  public List<String> warnings() {
    return CodeBesideModel.warnings(path);
  }

  private List<String> ofSeverity(Severity severity) {
    return archive
        .map(VettedArchive::report)
        .map(VettingReport::findings)
        .orElse(List.of())
        .stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::toString)
        .map(finding -> path + ": " + finding)
        .toList();
  }
}
