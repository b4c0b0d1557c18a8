package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.text.DisplayText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A parsed ONNX file. */
record OnnxFile(Path path, ModelProto model) {
  static final long OLDEST_OPSET = 7;

  /** From 22 on, new types were added to the operators that are read, but no new meaning. */
  static final long NEWEST_OPSET = 24;

  private static final long LARGEST_FILE = Integer.MAX_VALUE;
  private static final int START = 512;
  private static final int MOST_OF_A_KIND = 100_000;

  /** Counts a file's parts, then parses it; protobuf's own limit on nesting stays in force. */
  static OnnxFile parse(Path path) {
    try {
      long size = Files.size(path);
      if (size > LARGEST_FILE) {
        throw error(path, "expected a file of at most 2 GiB, found " + size + " bytes");
      }
      requireNoText(path, size);
      try (InputStream in = open(path)) {
        PartCount.requireFew(path, in);
      }
      try (InputStream in = open(path)) {
        OnnxFile file = new OnnxFile(path, ModelProto.parseFrom(in));
        file.requirePlausible();
        return file;
      }
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException(
          path + ": is not a whole ONNX file: cut short or damaged; copy it again", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(path, e);
    }
  }

  /** Files that people often mistake for a model get another error than damaged ones. */
  private static void requireNoText(Path path, long size) throws IOException {
    if (size == 0) {
      throw error(path, "the file is empty; export the model anew");
    }
    try (InputStream in = open(path)) {
      byte[] start = in.readNBytes(START);
      for (byte value : start) {
        if ((value < ' ' && value != '\n' && value != '\r' && value != '\t') || value == 127) {
          return;
        }
      }
      throw error(path, "a text file, not a model; give the file that the model was exported to");
    }
  }

  private static InputStream open(Path path) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private void requirePlausible() {
    int nodes = graph().getNodeCount();
    if (nodes == 0) {
      throw error("expected an ONNX model, found no network in it");
    }
    requireFew("nodes", nodes);
    requireFew("initializers", graph().getInitializerCount());
    requireFew("inputs", graph().getInputCount());
    requireFew("outputs", graph().getOutputCount());
  }

  private void requireFew(String things, int count) {
    if (count > MOST_OF_A_KIND) {
      throw error("expected at most %d %s, found %d".formatted(MOST_OF_A_KIND, things, count));
    }
  }

  GraphProto graph() {
    return model.getGraph();
  }

  /** Version of the standard operators. */
  long opset() {
    return model.getOpsetImportList().stream()
        .filter(set -> isStandard(set.getDomain()))
        .mapToLong(OperatorSetIdProto::getVersion)
        .max()
        .orElse(1);
  }

  void requireOpset() {
    Set<String> domains = new HashSet<>();
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      if (!domains.add(isStandard(set.getDomain()) ? "" : set.getDomain())) {
        throw error(
            "expected one opset for each domain, found two for '%s'; export it anew"
                .formatted(DisplayText.name(set.getDomain())));
      }
    }
    if (opset() < OLDEST_OPSET || opset() > NEWEST_OPSET) {
      throw error(
          "expected opset %d to %d, found %d; export it anew with opset_version=17"
              .formatted(OLDEST_OPSET, NEWEST_OPSET, opset()));
    }
  }

  static boolean isStandard(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  /** An operator's name, with its domain where that is not the standard one. */
  static String operator(NodeProto node) {
    return operator(node.getDomain(), node.getOpType());
  }

  static String operator(String domain, String name) {
    return isStandard(domain) ? name : domain + "." + name;
  }

  /**
   * The same network with its functions inlined, and its nodes sorted so that every value is
   * computed before it is used.
   */
  OnnxFile normalized() {
    ModelProto inlined = FunctionInlining.apply(this);
    GraphProto.Builder graph = inlined.getGraph().toBuilder().clearNode();
    graph.addAllNode(NodeOrder.of(this, QuantizedRanges.stated(inlined.getGraph())));
    return new OnnxFile(path, inlined.toBuilder().setGraph(graph).build());
  }

  SortedMap<String, String> metadata() {
    SortedMap<String, String> entries = new TreeMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    return entries;
  }

  OnnxSummary summary() {
    SortedMap<String, Integer> operators = new TreeMap<>();
    graph()
        .getNodeList()
        .forEach(n -> operators.merge(DisplayText.name(operator(n)), 1, Integer::sum));
    return new OnnxSummary(
        opset(),
        DisplayText.name((model.getProducerName() + " " + model.getProducerVersion()).strip()),
        ports(graph().getInputList()),
        ports(graph().getOutputList()),
        operators,
        graph().getInitializerList().stream().mapToLong(OnnxFile::elementCount).sum(),
        graph().getInitializerList().stream()
            .filter(ExternalData::isExternal)
            .flatMap(tensor -> tensor.getExternalDataList().stream())
            .filter(entry -> entry.getKey().equals("location"))
            .map(entry -> DisplayText.name(entry.getValue()))
            .distinct()
            .toList());
  }

  private static long elementCount(TensorProto tensor) {
    return tensor.getDimsList().stream()
        .reduce(1L, (a, b) -> b < 0 || a > Integer.MAX_VALUE ? 0 : a * b);
  }

  private List<OnnxSummary.Port> ports(List<ValueInfoProto> values) {
    Set<String> initializers =
        graph().getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    return values.stream()
        .filter(value -> !initializers.contains(value.getName()))
        .map(
            value ->
                new OnnxSummary.Port(
                    DisplayText.name(value.getName()), typeName(value), shapeText(value)))
        .toList();
  }

  private static String typeName(ValueInfoProto value) {
    TensorProto.DataType type =
        TensorProto.DataType.forNumber(value.getType().getTensorType().getElemType());
    return value.getType().hasTensorType() && type != null ? type.toString() : "no tensor";
  }

  /** Sizes separated by " x ", with the file's own names for those left open. */
  static String shapeText(ValueInfoProto value) {
    TypeProto.Tensor tensor = value.getType().getTensorType();
    return tensor.hasShape()
        ? tensor.getShape().getDimList().stream()
            .map(
                d ->
                    d.hasDimValue()
                        ? Long.toString(d.getDimValue())
                        : d.getDimParam().isEmpty() ? "?" : DisplayText.name(d.getDimParam()))
            .collect(Collectors.joining(" x "))
        : "?";
  }

  InvalidInputException error(String problem) {
    return error(path, problem);
  }

  /** A problem that ends with the name of the setting that solves it. */
  InvalidInputException errorFixedBy(String setting, String problem) {
    return InvalidInputException.fixedBy(
        setting, path + ": " + problem + InvalidInputException.nameOf(setting));
  }

  private static InvalidInputException error(Path path, String problem) {
    return new InvalidInputException(path + ": " + problem);
  }
}
