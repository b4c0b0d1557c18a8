package io.trojanscope.model.loader;

import io.trojanscope.graph.Graph;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.loader.ModelFact.Source;
import io.trojanscope.onnx.OnnxNetwork;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.sidecar.RegistrySettings;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.OutputKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The network of an ONNX file, and what its settings make of it.
 *
 * @param lookup that has told of all but the output
 * @param channelOrder of the network's input
 */
record OnnxInterface(
    OnnxNetwork file, SettingsLookup lookup, ModelSpec spec, ChannelOrder channelOrder) {
  /** Reads the file; nothing of it is run. */
  static OnnxInterface read(Path path, ModelSettings sidecar, ModelRequest request) {
    OnnxNetwork file = network(path, sidecar, request);
    SettingsLookup lookup = new SettingsLookup(path.toString(), request, sidecar, file.stated());
    Graph graph = file.network().graph();
    Sourced<ImageShape> input =
        lookup
            .find(ModelSettings::inputShape)
            .orElseGet(() -> new Sourced<>(graph.inputShape(), Source.DATA));
    ModelSpec spec =
        lookup.spec(input, new Sourced<>(file.network().spec().classCount(), Source.FILE));
    lookup.find(ModelSettings::pixelOrder).ifPresent(order -> lookup.tell(order.as("pixel order")));
    return new OnnxInterface(
        file, lookup, spec, lookup.channelOrder(graph.inputShape().channels()));
  }

  private static OnnxNetwork network(Path path, ModelSettings sidecar, ModelRequest request) {
    Optional<ImageShape> registered =
        RegistrySettings.read(path).stream()
            .flatMap(stated -> stated.settings().inputShape().stream())
            .findFirst();
    if (!request.filesFirst()) {
      return OnnxReader.read(
          path, request.settings().or(sidecar), registered.or(request::images));
    }
    return OnnxReader.read(
        path,
        sidecar.or(request.settings().withoutInputShape()),
        registered.or(request.settings()::inputShape).or(request::images));
  }

  Graph graph() {
    return file.network().graph();
  }

  /**
   * What the output is.
   *
   * @param classifier the network, to try it out
   */
  Sourced<OutputKind> outputKind(Classifier classifier) {
    return file.softmaxCut()
        ? new Sourced<>(OutputKind.LOGITS, Source.FILE)
        : lookup.outputKind(classifier);
  }
}
