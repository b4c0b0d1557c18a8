package io.trojanscope.model.loader;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.loader.ModelFact.Source;
import io.trojanscope.sidecar.RegistrySettings;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import java.util.Optional;

/**
 * The network of a model file, and what its settings make of it.
 *
 * @param lookup that has reported everything but the output
 * @param channelOrder of the network's input
 */
record NetworkInterface(
    ImportedNetwork file, SettingsLookup lookup, ModelSpec spec, ChannelOrder channelOrder) {
  /** Reads the file; nothing of it is run. */
  static NetworkInterface read(ModelFile file, ModelSettings sidecar, ModelRequest request) {
    ModelSettings embedded = file.embeddedSettings();
    ImportedNetwork network = network(file, sidecar.or(embedded), request);
    SettingsLookup lookup =
        new SettingsLookup(file.path().toString(), request, sidecar, embedded.or(network.stated()));
    Graph graph = network.network().graph();
    Sourced<ImageShape> input =
        lookup
            .find(ModelSettings::inputShape)
            .orElseGet(() -> new Sourced<>(graph.inputShape(), shapeSource(file, graph, request)));
    ModelSpec spec =
        lookup.spec(input, new Sourced<>(network.network().spec().classCount(), Source.FILE));
    pixelOrder(file, lookup).ifPresent(order -> lookup.tell(order.as("pixel order")));
    return new NetworkInterface(
        network, lookup, spec, lookup.channelOrder(graph.inputShape().channels()));
  }

  /** The input of an ONNX file need not have one, that of a TorchScript file says nothing. */
  private static Optional<Sourced<PixelOrder>> pixelOrder(ModelFile file, SettingsLookup lookup) {
    return file.format() == ModelFormat.TORCHSCRIPT
        ? Optional.of(lookup.findOr(ModelSettings::pixelOrder, PixelOrder.CHANNELS_FIRST))
        : lookup.find(ModelSettings::pixelOrder);
  }

  /** A TorchScript file says no shape: of those tried, the images' comes first. */
  private static Source shapeSource(ModelFile file, Graph graph, ModelRequest request) {
    boolean ofImages =
        file.format() == ModelFormat.ONNX
            || request.images().stream()
                .anyMatch(
                    images ->
                        images.height() == graph.inputShape().height()
                            && images.width() == graph.inputShape().width());
    return ofImages ? Source.DATA : Source.PROBE;
  }

  private static ImportedNetwork network(
      ModelFile file, ModelSettings files, ModelRequest request) {
    Optional<ImageShape> registered =
        RegistrySettings.read(file.path()).stream()
            .flatMap(stated -> stated.settings().inputShape().stream())
            .findFirst();
    if (!request.filesFirst()) {
      return file.network(request.settings().or(files), registered.or(request::images));
    }
    return file.network(
        files.or(request.settings().withoutInputShape()),
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
