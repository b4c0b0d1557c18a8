package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.trojanscope.text.DisplayText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Brings nodes into an order in which every value is made before it is used. */
final class NodeOrder {
  private final OnnxFile file;
  private final List<NodeProto> nodes;
  private final Map<String, Integer> producers = new HashMap<>();
  private final int[] missing;
  private final List<Deque<Integer>> users = new ArrayList<>();

  private NodeOrder(OnnxFile file, List<NodeProto> nodes) {
    this.file = file;
    this.nodes = nodes;
    this.missing = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      users.add(new ArrayDeque<>());
      for (String output : nodes.get(i).getOutputList()) {
        if (!output.isEmpty()) {
          producers.putIfAbsent(output, i);
        }
      }
    }
  }

  /**
   * The nodes in their own order as far as that is possible.
   *
   * @throws io.trojanscope.error.InvalidInputException if nodes form a cycle
   */
  static List<NodeProto> of(OnnxFile file, List<NodeProto> nodes) {
    return new NodeOrder(file, nodes).sorted();
  }

  private List<NodeProto> sorted() {
    for (int i = 0; i < nodes.size(); i++) {
      Set<Integer> needed = new HashSet<>();
      int user = i;
      NeededNodes.used(nodes.get(i))
          .map(producers::get)
          .filter(producer -> producer != null && producer != user && needed.add(producer))
          .forEach(producer -> users.get(producer).add(user));
      missing[i] = needed.size();
      if (NeededNodes.used(nodes.get(i)).anyMatch(name -> isMadeBy(user, name))) {
        throw cycle(i);
      }
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<NodeProto> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.poll();
      sorted.add(nodes.get(next));
      for (int user : users.get(next)) {
        if (--missing[user] == 0) {
          ready.add(user);
        }
      }
    }
    if (sorted.size() < nodes.size()) {
      throw cycle(firstLeft());
    }
    return sorted;
  }

  private boolean isMadeBy(int node, String value) {
    Integer producer = producers.get(value);
    return producer != null && producer == node;
  }

  private int firstLeft() {
    int first = 0;
    while (missing[first] == 0) {
      first++;
    }
    return first;
  }

  private RuntimeException cycle(int node) {
    return file.error(
        "node '%s' (%s) needs its own result: the nodes form a cycle; export it anew"
            .formatted(
                DisplayText.name(nodes.get(node).getName()),
                DisplayText.name(OnnxFile.operator(nodes.get(node)))));
  }
}
