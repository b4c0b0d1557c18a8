package io.trojanscope.vet.pickle;

import io.trojanscope.vet.finding.VettingLimits;
import io.trojanscope.vet.pickle.PickledValue.Global;
import io.trojanscope.vet.pickle.PickledValue.Group;
import io.trojanscope.vet.pickle.PickledValue.NewObject;
import io.trojanscope.vet.pickle.PickledValue.Nothing;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the pickles of a TorchScript archive: the instructions that libtorch's pickler writes, and
 * no others. Step by step and without recursion; it makes no objects but its own.
 */
public final class PickleReader {
  private final PickleInput input;
  private final PickleStack stack;
  private final PickleFunctions functions;

  private PickleReader(byte[] bytes, VettingLimits limits, Consumer<String> unknownNames) {
    input = new PickleInput(bytes);
    stack = new PickleStack(limits);
    functions = new PickleFunctions(limits, unknownNames);
  }

  /**
   * Reads a pickle.
   *
   * @param unknownNames receives every class and function that TorchScript's pickles never name
   * @throws PickleException if it holds another instruction, makes no sense or exceeds a limit
   */
  public static PickleContent read(
      byte[] bytes, VettingLimits limits, Consumer<String> unknownNames) {
    return new PickleReader(bytes, limits, unknownNames).read();
  }

  private PickleContent read() {
    if (input.unsignedByte() != 0x80 || input.unsignedByte() != 2) {
      throw PickleException.malformed("is not a pickle of protocol 2");
    }
    for (int code = input.unsignedByte(); code != '.'; code = input.unsignedByte()) {
      if (!value(code) && !group(code) && !reference(code)) {
        throw PickleException.malformed(
            "TorchScript does not write instruction 0x%02x at byte %d"
                .formatted(code, input.position() - 1));
      }
    }
    if (!input.atEnd()) {
      throw PickleException.malformed("bytes follow the end of the pickle");
    }
    return functions.content(stack.result());
  }

  private boolean value(int code) {
    switch (code) {
      case 'N' -> stack.push(Nothing.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) input.unsignedByte());
      case 'M' -> stack.push(input.unsignedShort());
      case 'J' -> stack.push(input.signedInt());
      case 0x8a -> stack.push(longInteger());
      case 'G' -> stack.push(input.bigEndianDouble());
      case 'X' -> stack.push(input.text(input.unsignedInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private long longInteger() {
    if (input.unsignedByte() != Long.BYTES) {
      throw PickleException.malformed("an integer does not have 8 bytes");
    }
    return input.signedLong();
  }

  private boolean group(int code) {
    switch (code) {
      case '(' -> stack.mark();
      case ')' -> stack.push(new Group(Group.Kind.TUPLE, List.of()));
      case ']' -> stack.push(new Group(Group.Kind.LIST, List.of()));
      case '}' -> stack.push(new Group(Group.Kind.DICT, List.of()));
      case 't' -> stack.push(new Group(Group.Kind.TUPLE, stack.popToMark()));
      case 0x85 -> stack.push(new Group(Group.Kind.TUPLE, stack.pop(1)));
      case 0x86 -> stack.push(new Group(Group.Kind.TUPLE, stack.pop(2)));
      case 0x87 -> stack.push(new Group(Group.Kind.TUPLE, stack.pop(3)));
      case 'e' -> fill(Group.Kind.LIST);
      case 'u' -> fill(Group.Kind.DICT);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void fill(Group.Kind kind) {
    List<Object> items = stack.popToMark();
    Group group = stack.pop(Group.class);
    if (group.kind() != kind || !group.mayBeFilled()) {
      throw PickleException.malformed("a list or dictionary is changed after it was made");
    }
    if (kind == Group.Kind.DICT) {
      requireKeys(items);
    }
    group.fill(items);
    stack.push(group);
  }

  private static void requireKeys(List<Object> items) {
    if (items.size() % 2 != 0) {
      throw PickleException.malformed("a dictionary's last key has no value");
    }
    for (int i = 0; i < items.size(); i += 2) {
      if (items.get(i) instanceof PickledValue) {
        throw PickleException.malformed("a dictionary's key is neither a number nor a text");
      }
    }
  }

  private boolean reference(int code) {
    switch (code) {
      case 'q' -> stack.put(input.unsignedByte());
      case 'r' -> stack.put(input.unsignedInt());
      case 'h' -> stack.get(input.unsignedByte());
      case 'j' -> stack.get(input.unsignedInt());
      case 'c' -> stack.push(functions.resolve(new Global(input.name(), input.name())));
      case 0x81 -> newObject();
      case 'b' -> build();
      case 'R' -> reduce();
      case 'Q' -> stack.push(functions.storage(stack.pop(Group.class)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void newObject() {
    Group arguments = stack.pop(Group.class);
    Global type = stack.pop(Global.class);
    if (!arguments.items().isEmpty()) {
      throw PickleException.malformed("a new object has arguments");
    }
    stack.push(new NewObject(type));
  }

  private void build() {
    Object state = stack.pop();
    NewObject object = stack.pop(NewObject.class);
    stack.push(new Group(object.type(), state));
  }

  private void reduce() {
    Object argument = stack.pop();
    stack.push(functions.call(stack.pop(Global.class), argument));
  }
}
