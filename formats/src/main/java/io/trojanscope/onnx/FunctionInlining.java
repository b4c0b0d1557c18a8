package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces calls of a model's own functions by the nodes of these functions. Values within a
 * function get new names, so that two calls share none.
 */
final class FunctionInlining {
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 50;

  private final OnnxFile file;
  private final Map<String, FunctionProto> functions = new HashMap<>();
  private int calls;
  private int nodes;

  private FunctionInlining(OnnxFile file) {
    this.file = file;
  }

  /**
   * The same model without functions.
   *
   * @throws io.trojanscope.error.InvalidInputException if a function shadows an operator, calls
   *     itself, uses another opset than the model, or the functions add up to too many nodes
   */
  static ModelProto apply(OnnxFile file) {
    if (file.model().getFunctionsCount() == 0) {
      return file.model();
    }
    FunctionInlining inlining = new FunctionInlining(file);
    file.model().getFunctionsList().forEach(inlining::add);
    GraphProto.Builder graph = file.graph().toBuilder().clearNode();
    inlining.inlined(file.graph().getNodeList(), 0).forEach(graph::addNode);
    return file.model().toBuilder().clearFunctions().setGraph(graph).build();
  }

  private void add(FunctionProto function) {
    String name = OnnxFile.operator(function.getDomain(), function.getName());
    if (OnnxFile.isStandard(function.getDomain())) {
      throw file.error(
          "its function '%s' replaces a standard operator; export it without such functions"
              .formatted(DisplayText.name(name)));
    }
    boolean sameOpset =
        function.getOpsetImportList().stream()
            .filter(set -> OnnxFile.isStandard(set.getDomain()))
            .allMatch(set -> set.getVersion() == file.opset());
    if (!sameOpset) {
      throw file.error(
          "its function '%s' has another opset than the model, which has %d; export it anew"
              .formatted(DisplayText.name(name), file.opset()));
    }
    if (functions.put(name, function) != null) {
      throw file.error("its function '%s' appears twice".formatted(DisplayText.name(name)));
    }
  }

  private List<NodeProto> inlined(List<NodeProto> list, int depth) {
    List<NodeProto> result = new ArrayList<>();
    for (NodeProto node : list) {
      FunctionProto function = functions.get(OnnxFile.operator(node));
      if (function == null) {
        result.add(withInlinedBranches(node, depth));
        count(1);
      } else {
        result.addAll(body(node, function, depth));
      }
    }
    return result;
  }

  private void count(int added) {
    nodes += added;
    if (nodes > MOST_NODES) {
      throw file.error(
          "expected at most %d nodes, found more in its functions".formatted(MOST_NODES));
    }
  }

  private List<NodeProto> body(NodeProto call, FunctionProto function, int depth) {
    if (depth > DEEPEST) {
      throw file.error(
          "its function '%s' calls itself, or functions are nested more than %d deep"
              .formatted(DisplayText.name(OnnxFile.operator(call)), DEEPEST));
    }
    count(function.getNodeCount());
    Map<String, String> names = new HashMap<>();
    String prefix = "call." + ++calls + ".";
    bind(call.getInputList(), function.getInputList(), call, names);
    List<NodeProto> nodesOfBody = new ArrayList<>();
    for (int i = 0; i < function.getOutputCount(); i++) {
      String formal = function.getOutput(i);
      boolean used = i < call.getOutputCount() && !call.getOutput(i).isEmpty();
      if (used && names.containsKey(formal)) {
        nodesOfBody.add(identity(names.get(formal), call.getOutput(i)));
      } else if (used) {
        names.put(formal, call.getOutput(i));
      }
    }
    for (NodeProto node : function.getNodeList()) {
      nodesOfBody.add(new FunctionCall(call, function, names, prefix).renamed(node));
    }
    return inlined(nodesOfBody, depth + 1);
  }

  private void bind(
      List<String> given, List<String> formal, NodeProto call, Map<String, String> names) {
    if (given.size() > formal.size()) {
      throw file.error(
          "function '%s' takes %d inputs, found %d"
              .formatted(DisplayText.name(OnnxFile.operator(call)), formal.size(), given.size()));
    }
    for (int i = 0; i < formal.size(); i++) {
      names.put(formal.get(i), i < given.size() ? given.get(i) : "");
    }
  }

  private static NodeProto identity(String from, String to) {
    return NodeProto.newBuilder().setOpType("Identity").addInput(from).addOutput(to).build();
  }

  /** Branches of an If may call functions, too. */
  private NodeProto withInlinedBranches(NodeProto node, int depth) {
    if (node.getAttributeList().stream().noneMatch(AttributeProto::hasG)) {
      return node;
    }
    NodeProto.Builder result = node.toBuilder();
    for (AttributeProto.Builder attribute : result.getAttributeBuilderList()) {
      if (attribute.hasG()) {
        GraphProto.Builder branch = attribute.getG().toBuilder().clearNode();
        inlined(attribute.getG().getNodeList(), depth + 1).forEach(branch::addNode);
        attribute.setG(branch);
      }
    }
    return result.build();
  }
}
