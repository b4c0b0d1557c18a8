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
 * Opens model files from outside. A file is read as data, its TorchScript code too, and written
 * anew as TorchScript of our own, which runs in worker processes. Code that cannot be read as data
 * runs there only if the user trusts it.
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
    return open(path, () -> ModelFile.examine(path), request);
  }

  /**
   * Opens a model file that was read and checked.
   *
   * @throws InvalidInputException as {@link #open(Path, ModelRequest)} does
   * @throws SuspiciousInputException likewise
   */
  public LoadedModel open(ModelFile file, ModelRequest request) {
    file.requireTrust(request);
    return open(file.path(), () -> file, request);
  }

  private LoadedModel open(Path path, Supplier<ModelFile> file, ModelRequest request) {
    ModelSettings sidecar = Sidecar.read(path);
    // The processes start while this one reads the file.
    ModelWorkers processes =
        ModelWorkers.start(path.toString(), workers, limits, InstructionLimit.PLAIN_CONVOLUTIONS);
    try {
      return open(file.get(), sidecar, request, processes);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  private LoadedModel open(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    file.requireTrust(request);
    RunningModel model = running(file, sidecar, request, processes);
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
        model.network(),
        model.blindSpots(),
        model.units(),
        model.features());
  }

  /** Only code that cannot be read as data is run, and only if its user trusts it. */
  private static RunningModel running(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    try {
      return NetworkOpening.open(file, sidecar, request, processes);
    } catch (InvalidInputException e) {
      if (!request.trusted() || file.format() != ModelFormat.TORCHSCRIPT) {
        throw e;
      }
      String problem = e.getMessage().replace(file.path() + ": ", "").replaceFirst("; .*", "");
      return new TrustedCodeOpening(file, sidecar, request, processes)
          .open("Its own code runs, since it cannot be read as data (%s).".formatted(problem));
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
