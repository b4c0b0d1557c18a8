package io.trojanscope.torchscript;

import io.trojanscope.graph.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A TorchScript module: tensors by attribute name, and methods.
 *
 * @param buffers in the order in which they are stored
 * @param channelsLast names of those rank-4 float32 buffers that lie in memory with the channels
 *     last; their values here are always in row-major order
 * @param methods source text of the methods, each indented by two spaces
 */
public record TorchScriptModule(
    Map<String, Tensor> buffers, Set<String> channelsLast, String methods) {
  /** Qualified name of the module's class; methods name it as the type of {@code self}. */
  public static final String CLASS_NAME = "__torch__.Network";

  public TorchScriptModule {
    buffers = Collections.unmodifiableMap(new LinkedHashMap<>(buffers));
    channelsLast = Set.copyOf(channelsLast);
  }
}
