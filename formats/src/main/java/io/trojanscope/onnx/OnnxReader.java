package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.CanonicalGraph;
import io.trojanscope.onnx.canonical.SourceGraph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Reads image classifiers from ONNX files of opset 7 to 24. */
public final class OnnxReader {
  private static final int MOST_CLASSES = 100_000;
  private static final int INPUTS_SHOWN = 5;
  private static final String TRAINING_GRAPH =
      "; the integers look like labels, so this is a network with its loss, for training; export"
          + " the network alone: torch.onnx.export(model.eval(), images, 'model.onnx')";

  private final OnnxFile file;
  private final TensorReader tensors;
  private final Map<String, TensorProto> initializers = new HashMap<>();

  private OnnxReader(OnnxFile file) {
    this.file = file;
    this.tensors = new TensorReader(file.path());
  }

  /**
   * Reads a file that says all that is needed.
   *
   * @throws InvalidInputException as {@link #read(Path, ModelSettings, Optional)} does
   */
  public static NetworkFile read(Path path) {
    return read(path, ModelSettings.NONE, Optional.empty()).network();
  }

  /**
   * Reads a file; nothing of it is run.
   *
   * @param settings go before what the file says
   * @param images assumed as the input's shape where neither settings nor file say it
   * @throws InvalidInputException if it is damaged, holds operators that are not supported, or is
   *     not a network from images to one row of logits each
   * @throws io.trojanscope.error.SuspiciousInputException if it names data files outside of its
   *     folder
   */
  public static ImportedNetwork read(
      Path path, ModelSettings settings, Optional<ImageShape> images) {
    return ReadingFaults.named(path.toString(), () -> read(OnnxFile.parse(path), settings, images));
  }

  static ImportedNetwork read(OnnxFile file, ModelSettings settings, Optional<ImageShape> images) {
    file.requireOpset();
    return new OnnxReader(file.normalized()).read(settings, images);
  }

  /**
   * What a file says of itself, also if it cannot be used.
   *
   * @throws InvalidInputException if it is not an ONNX file
   */
  public static OnnxSummary summarize(Path path) {
    return ReadingFaults.named(path.toString(), () -> OnnxFile.parse(path).summary());
  }

  private ImportedNetwork read(ModelSettings settings, Optional<ImageShape> images) {
    addInitializers();
    LogitsValue output = LogitsValue.of(file, settings);
    NeededNodes needed = NeededNodes.of(file.graph(), output.name());
    GraphInput input = GraphInput.of(file, onlyInput(needed), settings, images);
    CanonicalGraph network =
        CanonicalGraph.of(
            new SourceGraph(
                file.path().toString(),
                file.opset(),
                new NodeReader(tensors).nodes(needed.nodes()),
                this::constant,
                input.name(),
                input.images(),
                input.sizes(),
                input.channelsLast(),
                input.fixedBatch(),
                output.name(),
                tensors::elementType));
    List<String> notes = new ArrayList<>(input.notes());
    notes.addAll(output.notes());
    if (QuantizedRanges.hasQuantization(needed.nodes())) {
      notes.add(
          "The model is quantised: its weights are dequantised, and values are limited to the range"
              + " of the integers but not rounded.");
    }
    if (network.singleLogit()) {
      notes.add(
          "The output is one number z per image: it is taken as the logits (0, z) of two classes.");
    }
    return new ImportedNetwork(
        networkFile(network),
        SpecMetadata.stated(input, network.classCount(), file.metadata()),
        output.softmaxCut(),
        QuantizedRanges.roundsValues(needed.nodes(), initializers.keySet()),
        notes);
  }

  /** Where their data lies is checked for all of them, also for those that nothing needs. */
  private void addInitializers() {
    GraphProto graph = file.graph();
    if (graph.getSparseInitializerCount() > 0) {
      throw file.error("sparse initializers are not supported");
    }
    for (TensorProto tensor : graph.getInitializerList()) {
      tensors.requireContained(tensor);
      if (initializers.put(tensor.getName(), tensor) != null) {
        throw file.error(
            "initializer '%s' appears twice".formatted(DisplayText.name(tensor.getName())));
      }
    }
  }

  private Optional<Tensor> constant(String name) {
    return Optional.ofNullable(initializers.get(name)).map(tensors::read);
  }

  private ValueInfoProto onlyInput(NeededNodes needed) {
    List<ValueInfoProto> inputs =
        file.graph().getInputList().stream()
            .filter(i -> !initializers.containsKey(i.getName()))
            .filter(i -> needed.values().contains(i.getName()))
            .toList();
    if (inputs.size() != 1) {
      List<String> shown =
          inputs.stream()
              .map(i -> "'%s' (%s)".formatted(DisplayText.name(i.getName()), OnnxFile.shapeText(i)))
              .toList();
      String names = DisplayText.list(shown, INPUTS_SHOWN);
      throw file.error(
          "expected one input, found %s%s"
              .formatted(
                  inputs.isEmpty() ? "none" : inputs.size() + ": " + names,
                  inputs.stream().anyMatch(OnnxReader::mayBeLabels) ? TRAINING_GRAPH : ""));
    }
    return inputs.get(0);
  }

  /** Integers, one for each image. */
  private static boolean mayBeLabels(ValueInfoProto input) {
    TypeProto.Tensor tensor = input.getType().getTensorType();
    boolean integers =
        tensor.getElemType() == TensorProto.DataType.INT64.getNumber()
            || tensor.getElemType() == TensorProto.DataType.INT32.getNumber();
    return integers && tensor.hasShape() && tensor.getShape().getDimCount() == 1;
  }

  private NetworkFile networkFile(CanonicalGraph network) {
    if (network.classCount() > MOST_CLASSES) {
      throw file.error(
          "expected at most %d classes, found %d".formatted(MOST_CLASSES, network.classCount()));
    }
    SortedMap<String, String> metadata = file.metadata();
    try {
      ModelSpec spec =
          SpecMetadata.spec(network.graph().inputShape(), network.classCount(), metadata);
      metadata.keySet().removeIf(SpecMetadata::isSpecEntry);
      return new NetworkFile(network.graph(), spec, metadata);
    } catch (IllegalArgumentException e) {
      throw file.error("its mean or standard deviation is not well formed: " + e.getMessage());
    }
  }
}
