package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Size;
import java.util.List;

/** Numbers, texts and lists of the code. */
final class Scalars {
  private Scalars() {}

  /**
   * A real number whose last bits may be others in libtorch, so that no condition may depend on it.
   */
  record Rounded(double value) {}

  static Size integer(Object value) {
    if (value instanceof Size size) {
      return size;
    }
    throw new UnsupportedCodeException("expected an integer");
  }

  /** A plain number. */
  static long fixed(Size size) {
    if (!size.isFixed()) {
      throw new UnsupportedCodeException("depends on the number of images");
    }
    return size.constant();
  }

  static int index(Object value) {
    return Math.toIntExact(fixed(integer(value)));
  }

  static double real(Object value) {
    if (value instanceof Double real) {
      return real;
    }
    if (value instanceof Rounded rounded) {
      return rounded.value();
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return fixed(integer(value));
  }

  static boolean isNumber(Object value) {
    return value instanceof Size
        || value instanceof Double
        || value instanceof Rounded
        || value instanceof Boolean;
  }

  /** The items of a list or tuple. */
  static List<Object> items(Object value) {
    if (value instanceof ListValue list) {
      return list.items();
    }
    if (value instanceof TupleValue tuple) {
      return tuple.items();
    }
    throw new UnsupportedCodeException("expected a list");
  }

  /** A condition. */
  static boolean truth(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new UnsupportedCodeException("expected a truth value");
  }
}
