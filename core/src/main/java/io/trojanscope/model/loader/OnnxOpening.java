package io.trojanscope.model.loader;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.ModelSettings;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.OutputKind;
import io.trojanscope.model.PixelOrder;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.model.loader.ModelFact.Source;
import io.trojanscope.model.onnx.OnnxNetwork;
import io.trojanscope.model.onnx.OnnxReader;
import io.trojanscope.model.onnx.ReadingFaults;
import io.trojanscope.model.torchscript.MemoryLayout;
import java.util.Optional;

/** Brings the network of an ONNX file into its workers. */
final class OnnxOpening {
  private final String name;
  private final Graph graph;
  private final ModelSpec spec;
  private final InputLayout inputLayout;
  private final ModelWorkers processes;
  private final SettingsLookup lookup;
  private final OnnxNetwork file;

  private OnnxOpening(
      String name, OnnxNetwork file, SettingsLookup lookup, ModelWorkers processes) {
    this.name = name;
    this.file = file;
    this.graph = file.network().graph();
    this.lookup = lookup;
    this.processes = processes;
    Known<ImageShape> input =
        lookup
            .find(ModelSettings::inputShape)
            .orElseGet(() -> new Known<>(graph.inputShape(), Source.DATA));
    this.spec = lookup.spec(input, new Known<>(file.network().spec().classCount(), Source.FILE));
    this.inputLayout =
        new InputLayout(
            PixelOrder.CHANNELS_FIRST, lookup.channelOrder(graph.inputShape().channels()));
  }

  static RunningModel open(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    String name = file.path().toString();
    OnnxNetwork network = read(file, sidecar, request);
    SettingsLookup lookup = new SettingsLookup(name, request, sidecar, network.stated());
    return ReadingFaults.named(
        name, () -> new OnnxOpening(name, network, lookup, processes).open());
  }

  private static OnnxNetwork read(ModelFile file, ModelSettings sidecar, ModelRequest request) {
    if (!request.filesFirst()) {
      return OnnxReader.read(file.path(), request.settings().or(sidecar), request.images());
    }
    return OnnxReader.read(
        file.path(),
        sidecar.or(request.settings().withoutInputShape()),
        request.settings().inputShape().or(request::images));
  }

  private RunningModel open() {
    lookup.find(ModelSettings::pixelOrder).ifPresent(order -> lookup.tell(order.as("pixel order")));
    MemoryLayout layout = MemoryLayout.of(graph);
    NetworkClassifier classifier = classifier(graph, layout);
    Known<OutputKind> kind = outputKind(classifier);
    lookup.tell(kind.as("output"));
    if (kind.value() == OutputKind.PROBABILITIES) {
      classifier = classifier(LogProbabilities.of(graph), layout);
    }
    return new RunningModel(classifier, lookup.facts(), file.notes(), Optional.of(layout));
  }

  private NetworkClassifier classifier(Graph network, MemoryLayout layout) {
    return new NetworkClassifier(name, spec, inputLayout, processes.load(network, spec, layout));
  }

  private Known<OutputKind> outputKind(NetworkClassifier classifier) {
    if (file.softmaxCut()) {
      return new Known<>(OutputKind.LOGITS, Source.FILE);
    }
    return lookup.outputKind(classifier);
  }
}
