package io.trojanscope.model.isolated;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.graph.Graph;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.torchscript.InferenceModule;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.torchscript.TorchScriptArchive;
import java.nio.file.Path;
import java.util.Map;

/**
 * Worker processes for one untrusted model, which can do no more there than fail. Results have the
 * same bits as in this process. As many calls run at once as there are workers; further ones wait.
 * If a crash, a limit or a wrong answer ends a worker, that call and all later ones fail.
 */
public final class ModelWorkers implements AutoCloseable {
  private final String name;
  private final int workers;
  private final WorkerLimits limits;
  private InstructionLimit instructions;
  private IsolatedNetwork network;
  private Network splitting;

  private ModelWorkers(
      String name, int workers, WorkerLimits limits, InstructionLimit instructions) {
    this.name = name;
    this.workers = workers;
    this.limits = limits;
    start(instructions);
  }

  /**
   * Starts the processes and returns at once; the first use waits until they have started.
   *
   * @param name of the model in errors
   * @param workers processes, each with one thread
   * @param expected what the model will need; if it needs less, the processes are started again
   * @throws io.trojanscope.error.InvalidInputException if they cannot be started
   */
  public static ModelWorkers start(
      String name, int workers, WorkerLimits limits, InstructionLimit expected) {
    if (workers < 1) {
      throw new IllegalArgumentException("expected at least 1 worker, found " + workers);
    }
    return new ModelWorkers(name, workers, limits, expected);
  }

  /** What limits the processes. */
  public InstructionLimit instructions() {
    return instructions;
  }

  private void restartIfTooHighFor(InstructionLimit needed) {
    if (instructions.isTooHighFor(needed)) {
      network.close();
      start(needed);
    }
  }

  private void start(InstructionLimit needed) {
    instructions = needed;
    network = IsolatedNetwork.start(name, workers, limits, needed);
    splitting = new SplittingNetwork(network);
  }

  /**
   * Loads a vetted TorchScript archive that another program made into one worker, to find out what
   * it is.
   *
   * @return valid until the next archive is loaded
   * @throws io.trojanscope.error.InvalidInputException if the archive cannot be loaded
   */
  public Network probe(ModuleDescription description, Path archive) {
    restartIfTooHighFor(InstructionLimit.ANY_CONVOLUTIONS);
    return network.loadAlone(0, description, archive);
  }

  /**
   * Loads a TorchScript archive that another program made into all workers, in place of the present
   * one.
   *
   * @return closed with this
   * @throws io.trojanscope.error.InvalidInputException if the archive cannot be loaded
   */
  public Network load(ModuleDescription description, Path archive) {
    restartIfTooHighFor(InstructionLimit.ANY_CONVOLUTIONS);
    return loadIntoAll(description, archive);
  }

  private Network loadIntoAll(ModuleDescription description, Path archive) {
    network.load(description, archive);
    return splitting;
  }

  /**
   * Loads a network that was read from a file.
   *
   * @return closed with this
   * @throws io.trojanscope.error.InvalidInputException if libtorch cannot run it
   */
  public Network load(Graph graph, ModelSpec spec, MemoryLayout layout) {
    try (PrivateFolder folder = PrivateFolder.create()) {
      restartIfTooHighFor(InstructionLimit.of(graph, layout));
      return loadIntoAll(description(spec), write(graph, layout, folder));
    }
  }

  private ModuleDescription description(ModelSpec spec) {
    return new ModuleDescription(name, true, LogitsOutput.first(), spec.input(), spec.classCount());
  }

  private static Path write(Graph graph, MemoryLayout layout, PrivateFolder folder) {
    Path file = folder.path().resolve("network.pt");
    OutputFiles.write(
        file, out -> TorchScriptArchive.write(InferenceModule.of(graph, layout), Map.of(), out));
    return file;
  }

  /**
   * Checks that a model refused something, and did not end its worker.
   *
   * @throws io.trojanscope.error.InvalidInputException if a worker has ended
   */
  public void requireAlive() {
    network.requireNoDeath();
  }

  /** Ends the processes. */
  @Override
  public void close() {
    network.close();
  }
}
