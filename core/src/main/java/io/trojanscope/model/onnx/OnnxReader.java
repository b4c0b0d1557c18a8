package io.trojanscope.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.trojanscope.InvalidInputException;
import io.trojanscope.image.ImageShape;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;
import io.trojanscope.model.graph.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a network from an ONNX file of opset 13 to {@value Graph#OPSET}. */
public final class OnnxReader {
  private static final int OLDEST_OPSET = 13;
  private static final long LARGEST_FILE = Integer.MAX_VALUE;

  private final Path file;

  private OnnxReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is not an ONNX file of one image input and one output of
   *     logits
   */
  public static NetworkFile read(Path file) {
    return new OnnxReader(file).read();
  }

  private NetworkFile read() {
    ModelProto model = parse();
    requireOpset(model);
    GraphProto graph = model.getGraph();
    SortedMap<String, Tensor> constants = new TreeMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      constants.put(tensor.getName(), AttributeReader.tensor(file, tensor));
    }
    ValueInfoProto input = onlyInput(graph, constants.keySet());
    ImageShape shape = imageShape(input);
    ValueInfoProto output = onlyOutput(graph);
    List<Node> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      nodes.add(node(node, nodes.size()));
    }
    SortedMap<String, String> metadata = metadata(model);
    ModelSpec spec = SpecMetadata.spec(shape, classCount(output), metadata);
    metadata.keySet().removeIf(SpecMetadata::isSpecEntry);
    Graph network = new Graph(input.getName(), shape, output.getName(), nodes, constants);
    return new NetworkFile(network, spec, metadata);
  }

  private ModelProto parse() {
    try {
      long size = Files.size(file);
      if (size > LARGEST_FILE) {
        throw error("expected a file of at most 2 GiB, found " + size + " bytes");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        ModelProto model = ModelProto.parseFrom(in);
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
          throw error("expected an ONNX model, found no network in it");
        }
        return model;
      }
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException(
          file + ": is not a whole ONNX file; export the model anew or copy the file again", e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void requireOpset(ModelProto model) {
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      boolean standard = set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
      if (standard && (set.getVersion() < OLDEST_OPSET || set.getVersion() > Graph.OPSET)) {
        throw error(
            "expected opset %d to %d, found %d; export it anew"
                .formatted(OLDEST_OPSET, Graph.OPSET, set.getVersion()));
      }
    }
  }

  private ValueInfoProto onlyInput(GraphProto graph, Set<String> constants) {
    List<ValueInfoProto> inputs =
        graph.getInputList().stream().filter(i -> !constants.contains(i.getName())).toList();
    if (inputs.size() != 1) {
      throw error("expected one input, found " + names(inputs));
    }
    return inputs.get(0);
  }

  private ValueInfoProto onlyOutput(GraphProto graph) {
    if (graph.getOutputCount() != 1) {
      throw error("expected one output, found " + names(graph.getOutputList()));
    }
    return graph.getOutput(0);
  }

  private static String names(List<ValueInfoProto> values) {
    return values.size()
        + values.stream().map(ValueInfoProto::getName).collect(Collectors.joining(", ", " (", ")"));
  }

  private ImageShape imageShape(ValueInfoProto input) {
    TensorShapeProto shape = input.getType().getTensorType().getShape();
    boolean known =
        shape.getDimCount() == 4
            && shape.getDimList().subList(1, 4).stream().allMatch(d -> isSize(d.getDimValue()));
    if (!known) {
      throw error(
          "input '%s': expected images x channels x height x width with fixed sizes, found %s"
              .formatted(input.getName(), text(shape)));
    }
    return new ImageShape(
        (int) shape.getDim(1).getDimValue(),
        (int) shape.getDim(2).getDimValue(),
        (int) shape.getDim(3).getDimValue());
  }

  private int classCount(ValueInfoProto output) {
    TensorShapeProto shape = output.getType().getTensorType().getShape();
    if (shape.getDimCount() != 2 || !isSize(shape.getDim(1).getDimValue())) {
      throw error(
          "output '%s': expected images x classes, found %s"
              .formatted(output.getName(), text(shape)));
    }
    return (int) shape.getDim(1).getDimValue();
  }

  private static boolean isSize(long dimension) {
    return dimension >= 1 && dimension <= Integer.MAX_VALUE;
  }

  private static String text(TensorShapeProto shape) {
    return shape.getDimList().stream()
        .map(d -> d.hasDimValue() ? Long.toString(d.getDimValue()) : "?")
        .collect(Collectors.joining(" x "));
  }

  private Node node(NodeProto node, int position) {
    String name =
        node.getName().isEmpty() ? node.getOpType() + " number " + position : node.getName();
    if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
      throw error(
          "node '%s': operator %s of domain %s is not supported"
              .formatted(name, node.getOpType(), node.getDomain()));
    }
    return new Node(
        name,
        node.getOpType(),
        node.getInputList(),
        node.getOutputList(),
        AttributeReader.attributes(file, node.getAttributeList()));
  }

  private static SortedMap<String, String> metadata(ModelProto model) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    return entries;
  }

  private InvalidInputException error(String message) {
    return new InvalidInputException(file + ": " + message);
  }
}
