package io.trojanscope.onnx;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ONNX file says of itself, also if it cannot be used.
 *
 * @param producer program that wrote it, and its version
 * @param operators how often each operator occurs; those of other domains with their domain
 * @param parameters number of values in the initializers
 * @param externalFiles where weights lie that are not in the file itself, as it says
 */
public record OnnxSummary(
    long opset,
    String producer,
    List<Port> inputs,
    List<Port> outputs,
    SortedMap<String, Integer> operators,
    long parameters,
    List<String> externalFiles) {
  /**
   * An input or output.
   *
   * @param shape sizes separated by " x ", with the file's own names for those left open
   */
  public record Port(String name, String type, String shape) {}

  public OnnxSummary {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    externalFiles = List.copyOf(externalFiles);
  }
}
