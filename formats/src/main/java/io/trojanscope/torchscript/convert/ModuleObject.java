package io.trojanscope.torchscript.convert;

import io.trojanscope.torchscript.syntax.ClassCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An object of one of the archive's own classes. */
final class ModuleObject {
  private final ClassCode type;
  private final Map<String, Object> pickled;
  private final Function<Object, Object> conversion;
  private final Map<String, Object> converted = new HashMap<>();

  /**
   * @param pickled attributes as the pickle holds them
   * @param conversion makes a value of the code of one of the pickle
   */
  ModuleObject(ClassCode type, Map<String, Object> pickled, Function<Object, Object> conversion) {
    this.type = type;
    this.pickled = pickled;
    this.conversion = conversion;
  }

  ClassCode type() {
    return type;
  }

  /** An attribute, which must be of the type that its class declares. */
  Object attribute(String name) {
    String declared =
        Optional.ofNullable(type.attributes().get(name))
            .orElseThrow(
                () -> new UnsupportedCodeException(type.name() + " declares no attribute " + name));
    // What model.eval() does before a model is used.
    return name.equals("training") && declared.equals("bool")
        ? false
        : converted.computeIfAbsent(name, key -> convert(key, declared));
  }

  private Object convert(String name, String declared) {
    if (!pickled.containsKey(name)) {
      throw new UnsupportedCodeException("the file has no value of attribute " + name);
    }
    Object value = conversion.apply(pickled.get(name));
    if (!DeclaredTypes.fits(value, declared)) {
      throw new UnsupportedCodeException(
          "attribute %s: expected %s, found another type in the file".formatted(name, declared));
    }
    return value;
  }
}
