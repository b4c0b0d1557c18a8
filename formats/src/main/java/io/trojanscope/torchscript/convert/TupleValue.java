package io.trojanscope.torchscript.convert;

import java.util.List;

/**
 * A tuple of the code.
 *
 * @param names of a named tuple's items; else empty
 */
record TupleValue(List<Object> items, List<String> names) {
  TupleValue {
    items = List.copyOf(items);
    names = List.copyOf(names);
  }

  static TupleValue of(List<?> items) {
    return new TupleValue(List.copyOf(items), List.of());
  }
}
