package io.trojanscope.vet.checkpoint;

import io.trojanscope.vet.checkpoint.PickledObject.Name;
import io.trojanscope.vet.checkpoint.PickledObject.Plain;
import io.trojanscope.vet.checkpoint.PickledObject.Result;
import io.trojanscope.vet.checkpoint.PickledObject.Sequence;
import io.trojanscope.vet.checkpoint.PickledObject.Storage;
import io.trojanscope.vet.checkpoint.PickledObject.Table;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a pickle of protocol 2 to 5 would build, without building it: no class is loaded and
 * no function called, whatever the pickle names.
 */
final class PickleOutline {
  private static final int MOST_STEPS = 5_000_000;
  private static final int MARK = -1;

  private final ByteBuffer in;
  private final List<PickledObject> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, PickledObject> memo = new HashMap<>();

  PickleOutline(ByteBuffer pickle) {
    this.in = pickle.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The value of the next pickle.
   *
   * @throws IllegalArgumentException if it is damaged, too long, or has other instructions
   */
  PickledObject read() {
    try {
      for (int steps = 0; steps < MOST_STEPS; steps++) {
        int code = in.get() & 0xff;
        if (code == '.') {
          return pop();
        }
        step(code);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | ClassCastException e) {
      throw new IllegalArgumentException("a damaged pickle", e);
    }
    throw new IllegalArgumentException("a pickle of too many instructions");
  }

  private void step(int code) {
    switch (code) {
      case 0x80 -> in.get();
      case 0x95 -> in.getLong();
      case '(' -> marks.add(stack.size());
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(top());
      case 'q' -> memo.put(in.get() & 0xffL, top());
      case 'r' -> memo.put(in.getInt() & 0xffffffffL, top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> recall(in.get() & 0xffL);
      case 'j' -> recall(in.getInt() & 0xffffffffL);
      default -> {
        if (!isPlain(code) && !isContainer(code)) {
          call(code);
        }
      }
    }
  }

  private boolean isPlain(int code) {
    switch (code) {
      case 'N', 0x88, 0x89 -> push(Plain.OTHER);
      case 'K' -> push(new Plain(in.get() & 0xffL));
      case 'M' -> push(new Plain(in.getShort() & 0xffffL));
      case 'J' -> push(new Plain((long) in.getInt()));
      case 0x8a -> push(new Plain(longOf(in.get() & 0xff)));
      case 'G' -> skipped(Long.BYTES);
      case 'X' -> push(new Plain(text(in.getInt() & 0xffffffffL)));
      case 0x8c -> push(new Plain(text(in.get() & 0xff)));
      case 0x8d -> push(new Plain(text(in.getLong())));
      case 'B', 'T' -> skipped(in.getInt() & 0xffffffffL);
      case 'C', 'U' -> skipped(in.get() & 0xff);
      case 0x8e, 0x96 -> skipped(in.getLong());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isContainer(int code) {
    switch (code) {
      case '}' -> push(new Table());
      case ']', ')', 0x8f -> push(new Sequence());
      case 't', 'l', 0x91 -> push(new Sequence(popToMark()));
      case 'd' -> {
        Table table = new Table();
        fill(table, popToMark());
        push(table);
      }
      case 0x85 -> push(new Sequence(popLast(1)));
      case 0x86 -> push(new Sequence(popLast(2)));
      case 0x87 -> push(new Sequence(popLast(3)));
      case 's' -> set(popLast(2));
      case 'u' -> set(popToMark());
      case 'a' -> append(popLast(1));
      case 'e', 0x90 -> append(popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(int code) {
    switch (code) {
      case 'c' -> push(new Name(line() + "." + line()));
      case 0x93 -> {
        List<PickledObject> names = popLast(2);
        push(new Name(((Plain) names.get(0)).value() + "." + ((Plain) names.get(1)).value()));
      }
      case 'R', 0x81 -> {
        PickledObject arguments = pop();
        push(result(pop(), arguments));
      }
      case 0x92 -> {
        List<PickledObject> parts = popLast(3);
        push(result(parts.get(0), parts.get(1)));
      }
      case 'b' -> {
        PickledObject state = pop();
        if (top() instanceof Result result && state instanceof Table table) {
          result.entries().entries().putAll(table.entries());
        }
      }
      case 'Q' -> push(storage(pop()));
      default -> throw new IllegalArgumentException("a pickle with the instruction " + code);
    }
  }

  private static Result result(PickledObject function, PickledObject arguments) {
    return new Result(
        function instanceof Name name ? name.qualified() : "",
        arguments instanceof Sequence sequence ? sequence.items() : List.of(),
        new Table());
  }

  /** The tuple ("storage", class, key, device, elements, ...). */
  private static PickledObject storage(PickledObject identity) {
    return identity instanceof Sequence tuple
            && tuple.items().size() > 4
            && tuple.items().get(4) instanceof Plain plain
            && plain.value() instanceof Long elements
        ? new Storage(elements)
        : Plain.OTHER;
  }

  private void set(List<PickledObject> keysAndValues) {
    if (top() instanceof Table table) {
      fill(table, keysAndValues);
    } else if (top() instanceof Result result) {
      fill(result.entries(), keysAndValues);
    }
  }

  private static void fill(Table table, List<PickledObject> keysAndValues) {
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      if (keysAndValues.get(i) instanceof Plain plain && plain.value() instanceof String key) {
        table.entries().put(key, keysAndValues.get(i + 1));
      }
    }
  }

  private void append(List<PickledObject> items) {
    if (top() instanceof Sequence sequence) {
      sequence.items().addAll(items);
    }
  }

  private void recall(long index) {
    PickledObject value = memo.get(index);
    if (value == null) {
      throw new IllegalArgumentException("a damaged pickle");
    }
    push(value);
  }

  private void push(PickledObject value) {
    stack.add(value);
  }

  private PickledObject pop() {
    return stack.remove(stack.size() - 1);
  }

  private PickledObject top() {
    return stack.get(stack.size() - 1);
  }

  private List<PickledObject> popLast(int count) {
    return cut(stack.size() - count);
  }

  private List<PickledObject> popToMark() {
    return cut(marks.isEmpty() ? MARK : marks.remove(marks.size() - 1));
  }

  private List<PickledObject> cut(int start) {
    List<PickledObject> tail = stack.subList(start, stack.size());
    List<PickledObject> items = new ArrayList<>(tail);
    tail.clear();
    return items;
  }

  private void skipped(long length) {
    skip(length);
    push(Plain.OTHER);
  }

  private void skip(long length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + (int) length);
  }

  private String text(long length) {
    int start = in.position();
    skip(length);
    ByteBuffer text = in.slice(start, (int) length);
    return StandardCharsets.UTF_8.decode(text).toString();
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = in.get(); c != '\n'; c = in.get()) {
      line.append((char) (c & 0xff));
    }
    return line.toString();
  }

  private Long longOf(int length) {
    int start = in.position();
    skip(length);
    long value = 0;
    for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
      value = value << 8 | (in.get(start + i) & 0xff);
    }
    return value;
  }
}
