package io.trojanscope.vet.pickle;

import java.util.List;

/** A value of a pickle that is more than a number, a truth value, a text or nothing. */
public sealed interface PickledValue {
  /** A class or function, by name. */
  record Global(String module, String name) implements PickledValue {
    String qualifiedName() {
      return module + "." + name;
    }

    boolean is(String otherModule, String otherName) {
      return module.equals(otherModule) && name.equals(otherName);
    }

    /** Whether the archive's own source text is to define it. */
    boolean isOwnClass() {
      return module.equals("__torch__") || module.startsWith("__torch__.");
    }
  }

  /** Nothing, or what the reader does not look into. */
  enum Nothing implements PickledValue {
    NONE,
    OPAQUE
  }

  /** An object whose state is still to come. */
  record NewObject(Global type) implements PickledValue {}

  /**
   * A weight record as a tensor refers to it.
   *
   * @param elements as the tensor states them
   */
  public record Storage(DataType type, String key, long elements) implements PickledValue {}

  /** A tensor; its shape and strides are of equal length. */
  public record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
      implements PickledValue {}

  /** A complex number or a device. */
  record Scalar(String text) implements PickledValue {}

  /**
   * Several values.
   *
   * <p>May only be filled before anything refers to it, so that no group can contain itself.
   */
  public final class Group implements PickledValue {
    /** What holds the values. */
    public enum Kind {
      TUPLE,
      LIST,
      /** Keys and values in turn. */
      DICT,
      /** One value: the object's state. */
      OBJECT
    }

    private static final Global NO_CLASS = new Global("", "");

    private final Kind kind;
    private final Global type;
    private List<Object> items;
    private int depth;
    private long count;
    private boolean referredTo;

    /** A tuple, list or dictionary. */
    public Group(Kind kind, List<Object> items) {
      this(kind, NO_CLASS, items);
    }

    /** An object with its state. */
    public Group(Global type, Object state) {
      this(Kind.OBJECT, type, List.of(state));
    }

    private Group(Kind kind, Global type, List<Object> items) {
      this.kind = kind;
      this.type = type;
      fill(items);
    }

    void fill(List<Object> values) {
      items = values;
      depth = 1;
      count = 1;
      for (Object value : values) {
        if (value instanceof Group group) {
          group.referredTo = true;
          depth = Math.max(depth, group.depth + 1);
          count = Math.min(Integer.MAX_VALUE, count + group.count);
        } else {
          count++;
        }
      }
    }

    public Kind kind() {
      return kind;
    }

    /** Name of the class of an object. */
    public String className() {
      return type.qualifiedName();
    }

    public List<Object> items() {
      return items;
    }

    /** Levels of groups within groups. */
    int depth() {
      return depth;
    }

    /** Values in it, at all levels, each as often as it is referred to. */
    long count() {
      return count;
    }

    void referTo() {
      referredTo = true;
    }

    boolean mayBeFilled() {
      return items.isEmpty() && !referredTo;
    }
  }
}
