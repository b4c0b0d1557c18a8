package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a model's own function: what the names and attributes of the function stand for.
 *
 * @param names of the call's values, by those of the function; inner ones are added
 * @param prefix of inner names
 */
record FunctionCall(
    NodeProto call, FunctionProto function, Map<String, String> names, String prefix) {
  NodeProto renamed(NodeProto node) {
    NodeProto.Builder result = node.toBuilder().clearInput().clearOutput().clearAttribute();
    node.getInputList().forEach(name -> result.addInput(actual(name)));
    node.getOutputList().forEach(name -> result.addOutput(actual(name)));
    for (AttributeProto attribute : node.getAttributeList()) {
      resolved(attribute).map(this::withRenamedBranch).ifPresent(result::addAttribute);
    }
    if (!node.getName().isEmpty()) {
      result.setName(prefix + node.getName());
    }
    return result.build();
  }

  private String actual(String name) {
    return name.isEmpty() ? "" : names.computeIfAbsent(name, inner -> prefix + inner);
  }

  /** Of one that refers to the call's attribute, that or its default; empty without either. */
  private Optional<AttributeProto> resolved(AttributeProto attribute) {
    if (attribute.getRefAttrName().isEmpty()) {
      return Optional.of(attribute);
    }
    String wanted = attribute.getRefAttrName();
    return find(call.getAttributeList(), wanted)
        .or(() -> find(function.getAttributeProtoList(), wanted))
        .map(found -> found.toBuilder().setName(attribute.getName()).build());
  }

  private static Optional<AttributeProto> find(List<AttributeProto> list, String name) {
    return list.stream().filter(attribute -> attribute.getName().equals(name)).findFirst();
  }

  private AttributeProto withRenamedBranch(AttributeProto attribute) {
    if (!attribute.hasG()) {
      return attribute;
    }
    GraphProto.Builder branch = attribute.getG().toBuilder().clearNode();
    attribute.getG().getNodeList().forEach(node -> branch.addNode(renamed(node)));
    branch.getInitializerBuilderList().forEach(t -> t.setName(actual(t.getName())));
    branch.getOutputBuilderList().forEach(output -> output.setName(actual(output.getName())));
    return attribute.toBuilder().setG(branch).build();
  }
}
