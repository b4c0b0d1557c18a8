package io.trojanscope.vet.code;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names of functions that reach outside the model, which no legitimate classifier calls. The list
 * is a help for people who judge a file; what may run does not depend on it.
 */
final class OutsideCalls {
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("save", "writes a file"),
          Map.entry("load", "reads a file"),
          Map.entry("from_file", "reads or changes a file"),
          Map.entry("from_blob", "reads any memory"),
          Map.entry("data_ptr", "reveals a place in memory"),
          Map.entry("set_data", "replaces a tensor's memory"),
          Map.entry("rpc_async", "talks to another process"),
          Map.entry("rpc_sync", "talks to another process"),
          Map.entry("rpc_remote", "talks to another process"));

  private static final Set<String> CORE = Set.of("aten", "prim");
  private static final String NATIVE_CLASSES = "__torch__.torch.classes.";

  private OutsideCalls() {}

  /** What the name at an index is and does, if it is the first of a path that reaches outside. */
  static Optional<String> at(Statement statement, int index) {
    if (statement.at(index - 1).is(".") || !statement.at(index).isName()) {
      return Optional.empty();
    }
    String path = statement.chainAt(index);
    if (path.startsWith(NATIVE_CLASSES)) {
      return Optional.of(path + " is a class of native code from outside PyTorch's core");
    }
    String[] parts = path.split("\\.", -1);
    if (parts[0].equals("ops") && (parts.length < 3 || !CORE.contains(parts[1]))) {
      return Optional.of(path + " is an operator from outside PyTorch's core");
    }
    String why = FUNCTIONS.get(parts[parts.length - 1]);
    boolean operator = parts[0].equals("torch") || parts[0].equals("ops");
    return operator && why != null ? Optional.of(path + " " + why) : Optional.empty();
  }
}
