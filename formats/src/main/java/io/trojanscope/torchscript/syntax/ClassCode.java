package io.trojanscope.torchscript.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A class.
 *
 * @param name qualified, such as {@code __torch__.Net}
 * @param base the class that it is made from, such as {@code Module} or {@code NamedTuple}
 * @param attributes types by name, in the order of declaration, without blanks
 */
public record ClassCode(
    String name, String base, Map<String, String> attributes, Map<String, FunctionCode> methods) {
  public ClassCode {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    methods = Map.copyOf(methods);
  }

  public Optional<FunctionCode> method(String method) {
    return Optional.ofNullable(methods.get(method));
  }
}
