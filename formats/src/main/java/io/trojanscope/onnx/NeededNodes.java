package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The nodes that a value needs, in the file's order.
 *
 * @param values names of all values that they use
 */
record NeededNodes(List<NodeProto> nodes, Set<String> values) {
  static NeededNodes of(GraphProto graph, String output) {
    Map<String, NodeProto> producers = new HashMap<>();
    graph.getNodeList().forEach(n -> n.getOutputList().forEach(o -> producers.put(o, n)));
    Set<String> values = new HashSet<>(Set.of(output));
    Set<NodeProto> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<String> open = new ArrayDeque<>(values);
    while (!open.isEmpty()) {
      NodeProto node = producers.get(open.pop());
      if (node != null && visited.add(node)) {
        used(node).filter(values::add).forEach(open::push);
      }
    }
    List<NodeProto> nodes =
        graph.getNodeList().stream()
            .filter(node -> node.getOutputList().stream().anyMatch(values::contains))
            .toList();
    return new NeededNodes(nodes, values);
  }

  /** Values that a node uses; a branch within it also those around it. */
  static Stream<String> used(NodeProto node) {
    Stream<String> inner =
        node.getAttributeList().stream()
            .filter(AttributeProto::hasG)
            .flatMap(attribute -> used(attribute.getG()));
    return Stream.concat(node.getInputList().stream(), inner);
  }

  private static Stream<String> used(GraphProto branch) {
    return Stream.concat(
        branch.getNodeList().stream().flatMap(NeededNodes::used),
        branch.getOutputList().stream().map(ValueInfoProto::getName));
  }
}
