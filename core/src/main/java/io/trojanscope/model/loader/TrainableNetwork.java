package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.onnx.ReadingFaults;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.OutputKind;
import java.nio.file.Path;
import java.util.List;

/**
 * The network of a model file as data, to train it further.
 *
 * @param name the file's own name, without its folder
 * @param sha256 of the file
 * @param network with the normalization and the class names that its file, the file beside it or
 *     the user say
 * @param facts what is assumed of it, and who says so
 * @param warnings what the user should know, a line each
 */
public record TrainableNetwork(
    String name, String sha256, NetworkFile network, List<ModelFact> facts, List<String> warnings) {
  public TrainableNetwork {
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file, and the one beside it.
   *
   * @throws InvalidInputException if it is damaged, its code cannot be read as data, or it takes or
   *     gives what training cannot do with
   * @throws io.trojanscope.error.SuspiciousInputException if it has findings and is not trusted
   */
  public static TrainableNetwork open(Path path, ModelRequest request) {
    ModelFile file = ModelFile.examine(path);
    file.requireTrust(request);
    ModelSettings sidecar = Sidecar.read(path);
    return ReadingFaults.named(path.toString(), () -> of(file, read(file, sidecar, request)));
  }

  private static NetworkInterface read(
      ModelFile file, ModelSettings sidecar, ModelRequest request) {
    try {
      return NetworkInterface.read(file, sidecar, request);
    } catch (InvalidInputException e) {
      if (e.setting().filter("trust"::equals).isEmpty()) {
        throw e;
      }
      throw new InvalidInputException(
          e.getMessage().replaceFirst("; [^;]*$", "")
              + "; code that cannot be read as data cannot be trained; export the model as ONNX",
          e);
    }
  }

  private static TrainableNetwork of(ModelFile file, NetworkInterface read) {
    Path path = file.path();
    requireRgb(path, read);
    NetworkFile network =
        new NetworkFile(read.graph(), read.spec(), read.file().network().metadata());
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      requireLogits(path, read, classifier);
    }
    return new TrainableNetwork(
        path.toAbsolutePath().normalize().getFileName().toString(),
        file.sha256(),
        network,
        read.lookup().facts(),
        read.file().notes().stream().map(note -> path + ": " + note).toList());
  }

  /** A file that we write is of one that takes red first. */
  private static void requireRgb(Path path, NetworkInterface read) {
    if (read.channelOrder() == ChannelOrder.BGR) {
      throw new InvalidInputException(
          path
              + ": channel-order: expected rgb, found bgr, which training does not support; export"
              + " a network that takes red first");
    }
  }

  private static void requireLogits(Path path, NetworkInterface read, GraphClassifier classifier) {
    Sourced<OutputKind> kind = read.outputKind(classifier);
    read.lookup().tell(kind.as("output"));
    if (kind.value() == OutputKind.PROBABILITIES) {
      throw new InvalidInputException(
          "%s: output-kind: expected logits, found probabilities (%s), which training does not support; export the network without its final softmax"
              .formatted(path, kind.source()));
    }
  }
}
