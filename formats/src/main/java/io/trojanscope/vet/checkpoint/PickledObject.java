package io.trojanscope.vet.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a pickle. Nothing is created or called: functions are only recorded by name. */
sealed interface PickledObject {
  /** A number, text, bytes, truth value or None, of which only integers and texts are kept. */
  record Plain(Object value) implements PickledObject {
    static final Plain OTHER = new Plain("");
  }

  /** A class or function, such as {@code torch.FloatStorage}. */
  record Name(String qualified) implements PickledObject {}

  /** A list, tuple or set; filled while the pickle is read. */
  record Sequence(List<PickledObject> items) implements PickledObject {
    Sequence() {
      this(new ArrayList<>());
    }
  }

  /** What a call of a function gives, with the entries that are set later. */
  record Result(String function, List<PickledObject> arguments, Table entries)
      implements PickledObject {}

  /** A dictionary; keys that are no texts are left out. */
  record Table(Map<String, PickledObject> entries) implements PickledObject {
    Table() {
      this(new LinkedHashMap<>());
    }
  }

  /** A reference to a weight record with this many elements. */
  record Storage(long elements) implements PickledObject {}
}
