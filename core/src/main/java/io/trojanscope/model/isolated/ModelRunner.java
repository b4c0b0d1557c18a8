package io.trojanscope.model.isolated;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.model.InferenceCheck;
import io.trojanscope.model.LogitsOutput;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.djl.LayoutTiming;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.torchscript.InferenceModule;
import io.trojanscope.model.torchscript.MemoryLayout;
import io.trojanscope.model.torchscript.TorchScriptArchive;
import io.trojanscope.model.torchscript.TorchScriptModule;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes models from outside ready to run: each in worker processes, so that it can do no more than
 * fail.
 */
public final class ModelRunner {
  private final int workers;
  private final WorkerLimits limits;

  /**
   * @param workers processes per model, each with one thread
   */
  public ModelRunner(int workers, WorkerLimits limits) {
    if (workers < 1) {
      throw new IllegalArgumentException("expected at least 1 worker, found " + workers);
    }
    this.workers = workers;
    this.limits = limits;
  }

  /**
   * A TorchScript archive of another program's making, as it was vetted.
   *
   * @param name what errors call the model
   * @param archive not needed after the return
   * @throws io.trojanscope.InvalidInputException if the model cannot be loaded, does not give a
   *     logit per class for such images, or is not in inference mode
   */
  public IsolatedClassifier open(String name, Path archive, ModelSpec spec, LogitsOutput output) {
    IsolatedNetwork network = IsolatedNetwork.start(name, workers, limits);
    network.load(
        new ModuleDescription(name, false, output, spec.input(), spec.classCount()), archive);
    return checked(
        new IsolatedClassifier(name, spec, network),
        classifier -> InferenceCheck.require(name, classifier));
  }

  /**
   * A network that was read from a file, in the faster of the two memory layouts.
   *
   * @param name what errors call the model
   * @throws io.trojanscope.InvalidInputException if libtorch cannot run it
   */
  public IsolatedClassifier open(String name, Graph graph, ModelSpec spec) {
    IsolatedNetwork network = IsolatedNetwork.start(name, workers, limits);
    return checked(
        new IsolatedClassifier(name, spec, network),
        classifier -> {
          load(name, InferenceModule.of(graph, MemoryLayout.CHANNELS_LAST), network, spec);
          TorchScriptModule contiguous = InferenceModule.of(graph, MemoryLayout.CONTIGUOUS);
          if (isFaster(name, contiguous, classifier)) {
            load(name, contiguous, network, spec);
          }
        });
  }

  /** Whether a network is clearly faster contiguous than with the channels last. */
  private boolean isFaster(
      String name, TorchScriptModule contiguous, IsolatedClassifier channelsLast) {
    IsolatedNetwork network = IsolatedNetwork.start(name, 1, limits);
    try (IsolatedClassifier other = new IsolatedClassifier(name, channelsLast.spec(), network)) {
      load(name, contiguous, network, channelsLast.spec());
      return LayoutTiming.faster(channelsLast, other) == MemoryLayout.CONTIGUOUS;
    }
  }

  private static void load(
      String name, TorchScriptModule module, IsolatedNetwork network, ModelSpec spec) {
    try (PrivateFolder folder = PrivateFolder.create()) {
      Path file = folder.path().resolve("network.pt");
      OutputFiles.write(file, out -> TorchScriptArchive.write(module, Map.of(), out));
      network.load(
          new ModuleDescription(name, true, LogitsOutput.first(), spec.input(), spec.classCount()),
          file);
    }
  }

  private static IsolatedClassifier checked(
      IsolatedClassifier classifier, Consumer<IsolatedClassifier> check) {
    try {
      check.accept(classifier);
      return classifier;
    } catch (RuntimeException e) {
      classifier.close();
      throw e;
    }
  }
}
