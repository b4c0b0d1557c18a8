package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.List;

/** Compares values of the file with the types that the code declares for them. */
final class DeclaredTypes {
  private static final String OPTIONAL = "Optional[";
  private static final String LIST = "List[";

  private DeclaredTypes() {}

  /**
   * Whether libtorch would take the value for the type.
   *
   * @param type without blanks
   */
  static boolean fits(Object value, String type) {
    return switch (type) {
      case "Tensor" -> value instanceof TensorCell;
      case "int" -> value instanceof Size;
      case "float" -> value instanceof Double;
      case "bool" -> value instanceof Boolean;
      case "str", "Device" -> value instanceof String;
      case "NoneType" -> value == Expression.NONE;
      default -> fitsGeneric(value, type);
    };
  }

  private static boolean fitsGeneric(Object value, String type) {
    if (type.startsWith(OPTIONAL)) {
      return value == Expression.NONE || fits(value, inner(type, OPTIONAL));
    }
    if (type.startsWith(LIST)) {
      String element = inner(type, LIST);
      return value instanceof ListValue list && allFit(list.items(), element);
    }
    if (type.startsWith("Tuple[")) {
      return value instanceof TupleValue && !type.contains("__torch__");
    }
    if (type.startsWith("Dict[")) {
      return value instanceof DictValue && !type.contains("__torch__");
    }
    return value instanceof ModuleObject object && object.type().name().equals(type);
  }

  private static String inner(String type, String prefix) {
    return type.substring(prefix.length(), type.length() - 1);
  }

  private static boolean allFit(List<Object> items, String type) {
    return items.stream().allMatch(item -> fits(item, type));
  }
}
