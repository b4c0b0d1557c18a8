package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The value that holds the logits. Where the network ends with probabilities or with a class, that
 * end is cut off.
 *
 * @param softmaxCut whether a final Softmax or Sigmoid was cut off
 * @param notes what was cut off, or chosen
 */
record LogitsValue(String name, boolean softmaxCut, List<String> notes) {
  private static final Set<String> TRANSPARENT =
      Set.of("Identity", "Cast", "Squeeze", "Unsqueeze", "Reshape", "Flatten", "Dropout");
  private static final Set<DataType> REALS =
      Set.of(DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE, DataType.BFLOAT16);

  private static final int OUTPUTS_SHOWN = 10;

  /** How many nodes are followed from an output at most: the nodes of a file may form a cycle. */
  private static final int MOST_AT_END = 100;

  static LogitsValue of(OnnxFile file, ModelSettings settings) {
    List<ValueInfoProto> outputs = file.graph().getOutputList();
    Map<String, NodeProto> producers = new HashMap<>();
    file.graph().getNodeList().forEach(n -> n.getOutputList().forEach(o -> producers.put(o, n)));
    if (settings.logitsOutput().isPresent()) {
      return cut(chosen(file, outputs, settings.logitsOutput().get()), producers);
    }
    List<ValueInfoProto> candidates =
        outputs.size() == 1
            ? outputs
            : outputs.stream().filter(LogitsValue::mayHoldLogits).toList();
    Map<String, LogitsValue> values = new LinkedHashMap<>();
    for (ValueInfoProto candidate : candidates) {
      LogitsValue logits = cut(candidate.getName(), producers);
      values.putIfAbsent(logits.name, logits);
    }
    if (values.size() != 1) {
      throw file.errorFixedBy(
          "logits-output",
          "expected one output of images x classes, found %s; choose one with "
              .formatted(list(outputs)));
    }
    LogitsValue logits = values.values().iterator().next();
    requireCertain(file, outputs, logits, producers);
    return outputs.size() == 1
        ? logits
        : logits.withNote(
            "The logits are read from output '%s' of %s."
                .formatted(DisplayText.name(candidates.get(0).getName()), list(outputs)));
  }

  /**
   * A caller may use another output than the one that fits here. That is harmless for outputs that
   * come from the same logits, and for feature maps that the logits come from.
   */
  private static void requireCertain(
      OnnxFile file,
      List<ValueInfoProto> outputs,
      LogitsValue logits,
      Map<String, NodeProto> producers) {
    Set<String> origins = NeededNodes.of(file.graph(), logits.name).values();
    for (ValueInfoProto output : outputs) {
      boolean featureMaps =
          origins.contains(output.getName())
              && output.getType().getTensorType().getShape().getDimCount() == 4;
      if (!featureMaps && !cut(output.getName(), producers).name.equals(logits.name)) {
        throw file.errorFixedBy(
            "logits-output",
            "expected one output, or others that come from the same logits, found %s; choose the one that is used with "
                .formatted(list(outputs)));
      }
    }
  }

  private static String chosen(OnnxFile file, List<ValueInfoProto> outputs, LogitsOutput wanted) {
    int position = wanted.position().orElse(outputs.size());
    return outputs.stream()
        .map(ValueInfoProto::getName)
        .filter(name -> name.equals(wanted.name()))
        .findFirst()
        .or(
            () ->
                position < outputs.size()
                    ? Optional.of(outputs.get(position).getName())
                    : Optional.empty())
        .orElseThrow(
            () ->
                file.error(
                    "expected an output %s, found %s"
                        .formatted(DisplayText.name(wanted.toString()), list(outputs))));
  }

  private static boolean mayHoldLogits(ValueInfoProto output) {
    TypeProto.Tensor tensor = output.getType().getTensorType();
    boolean twoAxes = !tensor.hasShape() || tensor.getShape().getDimCount() == 2;
    return twoAxes && REALS.contains(DataType.forNumber(tensor.getElemType()));
  }

  private static String list(List<ValueInfoProto> outputs) {
    List<String> shown =
        outputs.stream()
            .map(o -> "'%s' (%s)".formatted(DisplayText.name(o.getName()), OnnxFile.shapeText(o)))
            .toList();
    return DisplayText.list(shown, OUTPUTS_SHOWN);
  }

  private LogitsValue withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new LogitsValue(name, softmaxCut, List.copyOf(more));
  }

  private static LogitsValue cut(String output, Map<String, NodeProto> producers) {
    LogitsValue logits = new LogitsValue(output, false, List.of());
    for (int cut = 0; cut < MOST_AT_END; cut++) {
      NodeProto end = producers.get(behindTransparent(logits.name, producers));
      String operator = end == null ? "" : OnnxFile.operator(end);
      if (operator.equals("ArgMax")) {
        logits =
            new LogitsValue(end.getInput(0), false, logits.notes)
                .withNote("The final ArgMax is cut off; its input serves as logits.");
      } else if (operator.equals("Softmax") || operator.equals("Sigmoid")) {
        return new LogitsValue(end.getInput(0), true, logits.notes)
            .withNote("The final %s is cut off; its input serves as logits.".formatted(operator));
      } else {
        return logits;
      }
    }
    return logits;
  }

  /** The value before operators that keep the values and their order. */
  private static String behindTransparent(String value, Map<String, NodeProto> producers) {
    String current = value;
    NodeProto node = producers.get(current);
    for (int passed = 0; passed < MOST_AT_END && isTransparent(node); passed++) {
      current = node.getInput(0);
      node = producers.get(current);
    }
    return current;
  }

  private static boolean isTransparent(NodeProto node) {
    return node != null
        && TRANSPARENT.contains(OnnxFile.operator(node))
        && node.getInputCount() > 0;
  }
}
