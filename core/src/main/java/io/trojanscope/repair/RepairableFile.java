package io.trojanscope.repair;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Tensor;
import io.trojanscope.model.loader.ModelFormat;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.onnx.OnnxWeights;
import io.trojanscope.result.WeightChange;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.torchscript.TrainingModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ONNX file whose weights can be changed in place, with the network that it holds. */
final class RepairableFile {
  /** A number of few bits, so that 16-bit weights change too. */
  private static final float TRIED_FACTOR = 0.75f;

  private final TrainableNetwork opened;
  private final OnnxWeights file;
  private final FileWeights weights;
  private final ModelSettings settings;
  private final Optional<ImageShape> images;

  private RepairableFile(
      TrainableNetwork opened,
      OnnxWeights file,
      ModelSettings settings,
      Optional<ImageShape> images) {
    this.opened = opened;
    this.file = file;
    this.settings = settings;
    this.images = images;
    this.weights = FileWeights.of(opened.name(), file, graph());
  }

  /**
   * A file with changed weights.
   *
   * @param network as it is read from the rewritten file
   * @param changes of the initializers that differ, by name
   */
  record Rewritten(NetworkFile network, OnnxWeights file, List<WeightChange> changes) {}

  /**
   * Opens a file.
   *
   * @throws InvalidInputException if it is no ONNX file, training does not support it, or its
   *     weights cannot be changed in the file
   * @throws io.trojanscope.error.SuspiciousInputException if it names data files outside of its
   *     folder
   */
  static RepairableFile open(Path path, ModelRequest request) {
    if (ModelFormat.of(path) != ModelFormat.ONNX) {
      throw new InvalidInputException(
          path
              + ": expected an ONNX file, found TorchScript, whose weights cannot be changed in the"
              + " file; export the model as ONNX");
    }
    TrainableNetwork opened = TrainableNetwork.open(path, request);
    RepairableFile file =
        new RepairableFile(
            opened,
            OnnxWeights.read(path),
            request.settings().or(Sidecar.read(path)),
            Optional.of(opened.network().graph().inputShape()));
    file.tryOut();
    return file;
  }

  /** Changes all weights, so that a file that cannot be repaired fails before the work begins. */
  private void tryOut() {
    Map<String, Tensor> changed = new HashMap<>();
    for (String name : TrainingModule.changedNames(graph())) {
      Tensor weight = graph().constant(name);
      float[] values = weight.floats().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= TRIED_FACTOR;
      }
      changed.put(name, Tensor.of(weight.shape(), values));
    }
    with(graph().withConstants(changed));
  }

  TrainableNetwork opened() {
    return opened;
  }

  NetworkFile network() {
    return opened.network();
  }

  Graph graph() {
    return opened.network().graph();
  }

  /** Whether weights lay in files beside the model; a rewritten file holds them itself. */
  boolean hadExternalData() {
    return file.hadExternalData();
  }

  /**
   * The file with the weights of a changed network, read again.
   *
   * @throws InvalidInputException if the rewritten file does not hold that network
   */
  Rewritten with(Graph changed) {
    OnnxWeights written = weights.with(changed);
    Graph read = written.network(settings, images).network().graph();
    if (!read.equals(weights.expected(written))) {
      throw new InvalidInputException(
          opened.name()
              + ": the rewritten file holds another network than the repaired one: it uses a weight"
              + " at more than one place; export it anew");
    }
    return new Rewritten(
        new NetworkFile(read, network().spec(), network().metadata()), written, changes(written));
  }

  private List<WeightChange> changes(OnnxWeights written) {
    List<WeightChange> changes = new ArrayList<>();
    file.tensors()
        .forEach(
            (name, before) -> {
              Tensor after = written.tensors().get(name);
              if (!before.equals(after)) {
                changes.add(WeightChange.of(name, before.shape(), before.floats(), after.floats()));
              }
            });
    return changes;
  }
}
