package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Node;
import io.trojanscope.onnx.canonical.CanonicalGraph;
import io.trojanscope.onnx.canonical.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes of an ONNX file, and the branches within them. */
final class NodeReader {
  private final TensorReader tensors;
  private final AttributeReader attributes;
  private final Map<String, Integer> unnamed = new HashMap<>();

  NodeReader(TensorReader tensors) {
    this.tensors = tensors;
    this.attributes = new AttributeReader(tensors, this);
  }

  /**
   * The nodes; those without a name are numbered by operator. Of an operator that is not supported,
   * which is to be refused by its name, the attributes may be of any kind and are not read.
   */
  List<Node> nodes(List<NodeProto> protos) {
    List<Node> nodes = new ArrayList<>();
    for (NodeProto proto : protos) {
      String operator = OnnxFile.operator(proto);
      String name =
          proto.getName().isEmpty()
              ? operator + " number " + unnamed.merge(operator, 1, Integer::sum)
              : proto.getName();
      nodes.add(
          new Node(
              name,
              operator,
              proto.getInputList(),
              proto.getOutputList(),
              CanonicalGraph.supports(operator)
                  ? attributes.read(proto.getAttributeList())
                  : Attributes.NONE));
    }
    return nodes;
  }

  Subgraph subgraph(GraphProto graph) {
    Map<String, TensorProto> initializers = new HashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      tensors.requireContained(tensor);
      initializers.put(tensor.getName(), tensor);
    }
    return new Subgraph(
        nodes(graph.getNodeList()),
        name -> Optional.ofNullable(initializers.get(name)).map(tensors::read),
        graph.getOutputList().stream().map(ValueInfoProto::getName).toList());
  }
}
