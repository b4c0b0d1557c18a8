package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.isolated.Confinement;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ModelSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens model files from outside. An ONNX file is read as data and written anew as TorchScript of
 * our own; a TorchScript file is vetted and copied. What is run, and only in worker processes, is
 * that new file.
 */
public final class ModelLoader {
  private final int workers;
  private final WorkerLimits limits;

  /**
   * @param workers processes for each model, each with one thread
   */
  public ModelLoader(int workers, WorkerLimits limits) {
    this.workers = workers;
    this.limits = limits;
  }

  /**
   * Opens a model file.
   *
   * @throws InvalidInputException if the file is damaged or cannot be run, or something has to be
   *     known of it that nobody says
   * @throws SuspiciousInputException if it has findings, and is not trusted or cannot be loaded
   */
  public LoadedModel open(Path path, ModelRequest request) {
    return open(path, ModelFormat.of(path), () -> ModelFile.examine(path), request);
  }

  /**
   * Opens a model file that was looked through.
   *
   * @throws InvalidInputException as {@link #open(Path, ModelRequest)} does
   * @throws SuspiciousInputException likewise
   */
  public LoadedModel open(ModelFile file, ModelRequest request) {
    requireTrust(file, request);
    return open(file.path(), file.format(), () -> file, request);
  }

  private LoadedModel open(
      Path path, ModelFormat format, Supplier<ModelFile> file, ModelRequest request) {
    ModelSettings sidecar = Sidecar.read(path);
    // The processes start while this one reads the file.
    ModelWorkers processes =
        ModelWorkers.start(path.toString(), workers, limits, instructions(format));
    try {
      return open(file.get(), sidecar, request, processes);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private LoadedModel open(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    requireTrust(file, request);
    RunningModel model =
        file.format() == ModelFormat.ONNX
            ? OnnxOpening.open(file, sidecar, request, processes)
            : new TorchScriptOpening(file, sidecar, request, processes).open();
    return new LoadedModel(
        file.path().toAbsolutePath().normalize().getFileName().toString(),
        file.sha256(),
        model.parameters(),
        model.classifier(),
        model.facts(),
        file.findings(),
        warnings(file, model),
        model.layout(),
        processes.instructions(),
        model.network());
  }

  private static InstructionLimit instructions(ModelFormat format) {
    return format == ModelFormat.ONNX
        ? InstructionLimit.PLAIN_CONVOLUTIONS
        : InstructionLimit.ANY_CONVOLUTIONS;
  }

  private static void requireTrust(ModelFile file, ModelRequest request) {
    if (!file.findings().isEmpty() && !(request.trusted() && file.canBeLoaded())) {
      throw new SuspiciousInputException(file.findings());
    }
  }

  private static List<String> warnings(ModelFile file, RunningModel model) {
    List<String> warnings = new ArrayList<>(file.warnings());
    model.notes().forEach(note -> warnings.add(file.path() + ": " + note));
    Confinement.available()
        .missing()
        .forEach(missing -> warnings.add("this machine gives worker processes " + missing));
    return warnings;
  }
}
