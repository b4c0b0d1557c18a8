package io.trojanscope.torchscript;

import io.trojanscope.graph.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The tensors of a module under construction; filters are stored in the module's layout. */
final class Buffers {
  private final MemoryLayout layout;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Set<String> channelsLast = new HashSet<>();
  private final Map<String, String> references = new HashMap<>();

  Buffers(MemoryLayout layout) {
    this.layout = layout;
  }

  MemoryLayout layout() {
    return layout;
  }

  /** Expression for a constant of the network. */
  String constant(String name, Tensor tensor) {
    return derived(name, "", () -> tensor);
  }

  /** Expression for a tensor made from a constant for a purpose; made once. */
  String derived(String constant, String purpose, Supplier<Tensor> tensor) {
    return references.computeIfAbsent(purpose + ":" + constant, key -> add(tensor.get()));
  }

  /** Expression for a new tensor. */
  String add(Tensor tensor) {
    String name = "b" + tensors.size();
    tensors.put(name, tensor);
    if (layout == MemoryLayout.CHANNELS_LAST && isFilter(tensor)) {
      channelsLast.add(name);
    }
    return "self." + name;
  }

  private static boolean isFilter(Tensor tensor) {
    return tensor.isFloat() && tensor.rank() == 4 && tensor.dimension(2) * tensor.dimension(3) > 1;
  }

  TorchScriptModule module(String methods) {
    return new TorchScriptModule(tensors, channelsLast, methods);
  }
}
