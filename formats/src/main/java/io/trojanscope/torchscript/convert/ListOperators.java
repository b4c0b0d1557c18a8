package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operators on lists. */
final class ListOperators {

  private ListOperators() {}

  static void addTo(AtenOperators table) {
    table.add("len(self)", call -> Size.of(length(call.get("self"))));
    table.add(
        "append(self, item)",
        call -> {
          list(call).add(list(call).size(), call.get("item"));
          return list(call);
        });
    table.add(
        "insert(self, at, item)",
        call -> {
          list(call).add(position(call, "at"), call.get("item"));
          return Expression.NONE;
        });
    table.add(
        "_set_item(self, at, item)",
        call -> {
          list(call).set(position(call, "at"), call.get("item"));
          return list(call);
        });
    table.add("pop(self, at)", call -> list(call).remove(position(call, "at")));
    table.add("copy(self)", call -> ListValue.of(list(call).items()));
    table.add("list(self)", call -> ListValue.of(call.items("self")));
    table.add("__contains__(self, item)", ListOperators::contains);
    table.add("__getitem__(self, at)", call -> item(call.get("self"), call.get("at")));
    table.add("prim.min(self, other)", call -> extreme("min", call));
    table.add("prim.max(self, other)", call -> extreme("max", call));
  }

  private static ListValue list(OperatorCall call) {
    if (call.get("self") instanceof ListValue list) {
      return list;
    }
    throw new UnsupportedCodeException("changes what is not a list");
  }

  private static int length(Object value) {
    if (value instanceof DictValue dictionary) {
      return dictionary.entries().size();
    }
    return value instanceof TensorCell cell
        ? Math.toIntExact(Scalars.fixed(cell.value().size(0)))
        : Scalars.items(value).size();
  }

  /** An index that counts from the end where it is negative; without one, the last. */
  private static int position(OperatorCall call, String name) {
    int size = list(call).size();
    long at = call.integer(name, -1);
    return Math.toIntExact(at < 0 ? at + size : at);
  }

  static Object item(Object target, Object at) {
    if (target instanceof DictValue dictionary) {
      if (!dictionary.entries().containsKey(at)) {
        throw new UnsupportedCodeException("a dictionary lacks a key");
      }
      return dictionary.entries().get(at);
    }
    List<Object> items = Scalars.items(target);
    int index = Scalars.index(at);
    int place = index < 0 ? index + items.size() : index;
    if (place < 0 || place >= items.size()) {
      throw new UnsupportedCodeException("item %d of a list of %d".formatted(index, items.size()));
    }
    return items.get(place);
  }

  private static boolean contains(OperatorCall call) {
    Object self = call.get("self");
    Object item = call.get("item");
    return self instanceof DictValue dictionary
        ? dictionary.entries().containsKey(item)
        : Scalars.items(self).stream().anyMatch(other -> ScalarArithmetic.areEqual(other, item));
  }

  private static Object extreme(String operator, OperatorCall call) {
    if (call.has("other")) {
      return ScalarArithmetic.apply(operator, call.get("self"), call.get("other"));
    }
    return call.items("self").stream()
        .reduce((a, b) -> ScalarArithmetic.apply(operator, a, b))
        .orElseThrow(() -> new UnsupportedCodeException("expected items, found an empty list"));
  }

  /** {@code a + b}, or {@code a * n}. */
  static Object combine(String operator, Object left, Object right) {
    if (operator.equals("add")) {
      List<Object> joined = new ArrayList<>(Scalars.items(left));
      joined.addAll(Scalars.items(right));
      return ListValue.of(joined);
    }
    if (!operator.equals("mul")) {
      throw new UnsupportedCodeException("torch." + operator + " of lists");
    }
    List<Object> items = Scalars.items(left);
    int times = Math.max(0, Scalars.index(right));
    ListValue.requireBounded((long) times * items.size());
    List<Object> repeated = new ArrayList<>();
    Collections.nCopies(times, items).forEach(repeated::addAll);
    return ListValue.of(repeated);
  }

  static Object sum(List<Object> items) {
    return items.stream().reduce(Size.ZERO, (a, b) -> ScalarArithmetic.apply("add", a, b));
  }

  /** {@code list[start:end:step]}. */
  static Object slice(List<Object> items, Object start, Object end, long step) {
    if (step < 1) {
      throw new UnsupportedCodeException("a slice with step " + step);
    }
    int from = bound(start, 0, items.size());
    int to = bound(end, items.size(), items.size());
    List<Object> chosen = new ArrayList<>();
    for (long i = from; i < to; i += step) {
      chosen.add(items.get((int) i));
    }
    return ListValue.of(chosen);
  }

  private static int bound(Object given, int absent, int size) {
    if (given == Expression.NONE) {
      return absent;
    }
    long at = Scalars.fixed(Scalars.integer(given));
    return (int) Math.min(Math.max(at < 0 ? at + size : at, 0), size);
  }
}
