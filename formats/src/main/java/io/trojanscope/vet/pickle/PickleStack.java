package io.trojanscope.vet.pickle;

import io.trojanscope.vet.finding.VettingLimits;
import io.trojanscope.vet.pickle.PickledValue.Group;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The stack of a pickle's interpreter, with its marks and its memo. */
final class PickleStack {
  private final VettingLimits limits;
  private final List<Object> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final List<Object> memo = new ArrayList<>();
  private int pushed;

  PickleStack(VettingLimits limits) {
    this.limits = limits;
  }

  void push(Object value) {
    if (++pushed > limits.objects()) {
      throw PickleException.limit("objects in the pickle:", pushed, limits.objects());
    }
    if (value instanceof Group group) {
      if (group.depth() > limits.nesting()) {
        throw PickleException.limit("objects are nested to depth", group.depth(), limits.nesting());
      }
      if (group.count() > limits.objects()) {
        throw PickleException.limit("objects within one object:", group.count(), limits.objects());
      }
    }
    values.add(value);
  }

  Object pop() {
    if (values.size() <= (marks.isEmpty() ? 0 : marks.peek())) {
      throw PickleException.malformed("an instruction lacks its operand");
    }
    return values.remove(values.size() - 1);
  }

  /** The topmost value, which must be of that type. */
  <T> T pop(Class<T> type) {
    Object value = pop();
    if (!type.isInstance(value)) {
      throw PickleException.malformed("an instruction has an operand of the wrong type");
    }
    return type.cast(value);
  }

  /** The topmost values in the order of pushing. */
  List<Object> pop(int count) {
    Object[] popped = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      popped[i] = pop();
    }
    return List.of(popped);
  }

  void mark() {
    marks.push(values.size());
  }

  /** All values above the topmost mark, and the mark. */
  List<Object> popToMark() {
    if (marks.isEmpty()) {
      throw PickleException.malformed("an instruction lacks its mark");
    }
    List<Object> above = values.subList(marks.pop(), values.size());
    List<Object> popped = List.copyOf(above);
    above.clear();
    return popped;
  }

  /** Remembers the topmost value; memo numbers come one after the other, as PyTorch's do. */
  void put(long index) {
    if (index > memo.size()) {
      throw PickleException.malformed("memo entry " + index + " is set before its predecessors");
    }
    Object top = pop();
    values.add(top);
    if (index == memo.size()) {
      memo.add(top);
    } else {
      memo.set((int) index, top);
    }
  }

  void get(long index) {
    if (index >= memo.size()) {
      throw PickleException.malformed("memo entry " + index + " is used before it is set");
    }
    Object value = memo.get((int) index);
    if (value instanceof Group group) {
      group.referTo();
    }
    push(value);
  }

  /** The only value left. */
  Object result() {
    Object result = pop();
    if (!values.isEmpty() || !marks.isEmpty()) {
      throw PickleException.malformed("more than one value is left at the end");
    }
    return result;
  }
}
