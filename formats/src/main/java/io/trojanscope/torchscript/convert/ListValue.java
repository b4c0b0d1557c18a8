package io.trojanscope.torchscript.convert;

import java.util.ArrayList;
import java.util.List;

/** A list of the code. */
final class ListValue {
  private static final int MOST_ITEMS = 100_000;

  private final List<Object> items;
  private final boolean fixed;

  private ListValue(List<?> items, boolean fixed) {
    requireBounded(items.size());
    this.items = new ArrayList<>(items);
    this.fixed = fixed;
  }

  static ListValue of(List<?> items) {
    return new ListValue(items, false);
  }

  /** One that the model keeps from call to call, which code must not change. */
  static ListValue kept(List<?> items) {
    return new ListValue(items, true);
  }

  /** Items as they are now. */
  List<Object> items() {
    return List.copyOf(items);
  }

  int size() {
    return items.size();
  }

  Object get(int index) {
    return items.get(index);
  }

  void set(int index, Object item) {
    requireChangeable();
    items.set(index, item);
  }

  void add(int index, Object item) {
    requireChangeable();
    requireBounded(items.size() + 1);
    items.add(index, item);
  }

  Object remove(int index) {
    requireChangeable();
    return items.remove(index);
  }

  private void requireChangeable() {
    if (fixed) {
      throw new UnsupportedCodeException("changes a list that the model keeps");
    }
  }

  static void requireBounded(long size) {
    if (size > MOST_ITEMS) {
      throw new UnsupportedCodeException("a list has more than " + MOST_ITEMS + " items");
    }
  }
}
