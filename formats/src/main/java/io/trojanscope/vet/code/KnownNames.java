package io.trojanscope.vet.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that TorchScript defines itself, as far as they are known to be harmless. */
final class KnownNames {
  /** Functions of pure tensor computation. */
  private static final Set<String> OPERATORS = read("operators.txt");

  /** Functions of namespace {@code prim}. */
  private static final Set<String> PRIMITIVES = read("primitives.txt");

  private static final Set<String> BUILTINS = read("builtins.txt");

  /** Attributes of tensors, tuples and the like, and methods that every class has. */
  private static final Set<String> ATTRIBUTES = read("attributes.txt");

  /** Functions that reach outside the model, and what they do. */
  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          Map.entry("save", "writes a file"),
          Map.entry("load", "reads a file"),
          Map.entry("from_file", "reads or changes a file"),
          Map.entry("from_blob", "reads any memory"),
          Map.entry("data_ptr", "reveals a place in memory"),
          Map.entry("set_", "replaces a tensor's memory"),
          Map.entry("set_data", "replaces a tensor's memory"),
          Map.entry("_reinterpret_tensor", "reads any memory"),
          Map.entry("_reshape_alias", "reads any memory"),
          Map.entry("_nested_view_from_buffer", "reads any memory"),
          Map.entry("_unsafe_index", "reads any memory"),
          Map.entry("_unsafe_index_put", "writes any memory"),
          Map.entry("_index_put_impl_", "writes any memory"),
          Map.entry("to_here", "talks to another process"),
          Map.entry("rpc_async", "talks to another process"),
          Map.entry("rpc_sync", "talks to another process"),
          Map.entry("rpc_remote", "talks to another process"),
          Map.entry("remote", "talks to another process"));

  private KnownNames() {}

  static boolean isOperator(String name) {
    return OPERATORS.contains(name);
  }

  static boolean isPrimitive(String name) {
    return PRIMITIVES.contains(name);
  }

  static boolean isBuiltin(String name) {
    return BUILTINS.contains(name);
  }

  static boolean isAttribute(String name) {
    return ATTRIBUTES.contains(name) || OPERATORS.contains(name);
  }

  /** What a function does that no classifier needs, or null. */
  static String whyForbidden(String name) {
    return FORBIDDEN.get(name);
  }

  private static Set<String> read(String resource) {
    Set<String> names = new HashSet<>();
    try (InputStream in = KnownNames.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.addAll(Set.of(line.strip().split("\\s+"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.remove("");
    return Set.copyOf(names);
  }
}
