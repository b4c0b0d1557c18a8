package io.trojanscope.model.loader;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.HiddenUnits;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.onnx.ReadingFaults;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.torchscript.MemoryLayout;
import java.util.Optional;

/** Brings the network of a model file into its workers. */
final class NetworkOpening {
  /** Values of constants that are kept in memory, to train others like them. */
  private static final long MOST_KEPT = 5_000_000;

  private final String name;
  private final NetworkInterface read;
  private final InputLayout inputLayout;
  private final ModelWorkers processes;

  private NetworkOpening(String name, NetworkInterface read, ModelWorkers processes) {
    this.name = name;
    this.read = read;
    this.inputLayout = new InputLayout(PixelOrder.CHANNELS_FIRST, read.channelOrder());
    this.processes = processes;
  }

  static RunningModel open(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    String name = file.path().toString();
    return ReadingFaults.named(
        name,
        () ->
            new NetworkOpening(name, NetworkInterface.read(file, sidecar, request), processes)
                .open());
  }

  private RunningModel open() {
    MemoryLayout layout = MemoryLayout.of(read.graph());
    Graph network = read.graph();
    NetworkClassifier classifier = classifier(network, read.spec(), layout);
    Sourced<OutputKind> kind = read.outputKind(classifier);
    read.lookup().tell(kind.as("output"));
    boolean logits = kind.value() != OutputKind.PROBABILITIES;
    if (!logits) {
      network = LogProbabilities.of(network);
      classifier = classifier(network, read.spec(), layout);
    }
    WorkerNetwork workers =
        new WorkerNetwork(network, read.spec(), (graph, spec) -> classifier(graph, spec, layout));
    return new RunningModel(
        classifier,
        read.graph().constantValues(),
        read.lookup().facts(),
        read.file().notes(),
        Optional.of(layout),
        logits ? trainable() : Optional.empty(),
        BlindSpots.of(read.file()),
        HiddenUnits.of(read.graph()).map(units -> new LoadedUnits(units, workers)),
        Optional.of(new LoadedFeatures(name, read.graph(), workers)));
  }

  private Optional<NetworkFile> trainable() {
    return read.channelOrder() == ChannelOrder.BGR || read.graph().constantValues() > MOST_KEPT
        ? Optional.empty()
        : Optional.of(new NetworkFile(read.graph(), read.spec(), read.file().network().metadata()));
  }

  private NetworkClassifier classifier(Graph network, ModelSpec spec, MemoryLayout layout) {
    return new NetworkClassifier(name, spec, inputLayout, processes.load(network, spec, layout));
  }
}
