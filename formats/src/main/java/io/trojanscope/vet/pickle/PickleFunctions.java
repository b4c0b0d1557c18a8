package io.trojanscope.vet.pickle;

import io.trojanscope.vet.finding.VettingLimits;
import io.trojanscope.vet.pickle.PickledValue.Global;
import io.trojanscope.vet.pickle.PickledValue.Group;
import io.trojanscope.vet.pickle.PickledValue.Nothing;
import io.trojanscope.vet.pickle.PickledValue.Scalar;
import io.trojanscope.vet.pickle.PickledValue.Storage;
import io.trojanscope.vet.pickle.PickledValue.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The classes and functions that the pickles of a TorchScript archive name, and what they make. */
final class PickleFunctions {
  private static final String PICKLE = "torch.jit._pickle";

  /** Functions that mark a list as holding one type of elements. */
  private static final Map<String, Class<?>> TYPED_LISTS =
      Map.of(
          "build_intlist", Long.class,
          "build_doublelist", Double.class,
          "build_boollist", Boolean.class,
          "build_tensorlist", Tensor.class);

  private static final List<Global> OTHERS =
      List.of(
          new Global("torch._utils", "_rebuild_tensor_v2"),
          new Global("collections", "OrderedDict"),
          new Global(PICKLE, "restore_type_tag"),
          new Global("builtins", "complex"),
          new Global("torch", "device"));

  private static final int LONGEST_KEY = 1000;

  private final VettingLimits limits;
  private final Consumer<String> unknownNames;
  private final Set<String> typeTags = new LinkedHashSet<>();
  private final Set<String> classNames = new TreeSet<>();
  private final List<Storage> storages = new ArrayList<>();
  private long lookedAt;

  PickleFunctions(VettingLimits limits, Consumer<String> unknownNames) {
    this.limits = limits;
    this.unknownNames = unknownNames;
  }

  /** Passes a name on, and tells of it if TorchScript does not write it. */
  Global resolve(Global global) {
    boolean known =
        global.isOwnClass()
            || OTHERS.contains(global)
            || (global.module().equals(PICKLE) && TYPED_LISTS.containsKey(global.name()))
            || (global.module().equals("torch") && DataType.ofStorage(global.name()).isPresent());
    if (!known) {
      unknownNames.accept(global.qualifiedName());
    }
    if (global.isOwnClass()) {
      classNames.add(global.qualifiedName());
    }
    return global;
  }

  /** Reads the tuple ("storage", class, key, device, elements). */
  Storage storage(Group tuple) {
    List<Object> items = tuple.items();
    if (items.size() == 5
        && items.get(0).equals("storage")
        && items.get(1) instanceof Global type
        && type.module().equals("torch")
        && items.get(2) instanceof String key
        && items.get(3) instanceof String device
        && items.get(4) instanceof Long elements
        && elements >= 0) {
      if (key.length() > LONGEST_KEY) {
        throw PickleException.limit("a record's name has a length of", key.length(), LONGEST_KEY);
      }
      requireDevice(device);
      DataType dataType =
          DataType.ofStorage(type.name())
              .orElseThrow(
                  () ->
                      PickleException.malformed(
                          "weights of the unknown type torch." + type.name()));
      storages.add(new Storage(dataType, key, elements));
      return storages.get(storages.size() - 1);
    }
    throw PickleException.malformed("PyTorch does not refer to a weight record like this");
  }

  /** What a function makes of its arguments. */
  Object call(Global function, Object argument) {
    if (function.isOwnClass() && !(argument instanceof PickledValue)) {
      return new Group(function, argument);
    }
    if (!(argument instanceof Group arguments) || arguments.kind() != Group.Kind.TUPLE) {
      throw PickleException.malformed(function.qualifiedName() + " has no tuple of arguments");
    }
    List<Object> items = arguments.items();
    if (function.is("torch._utils", "_rebuild_tensor_v2")) {
      return tensor(items);
    }
    if (function.is("collections", "OrderedDict") && items.isEmpty()) {
      return Nothing.NONE;
    }
    if (function.module().equals(PICKLE)) {
      return list(function, items);
    }
    if (function.is("builtins", "complex") && items.size() == 2 && areAll(items, Double.class)) {
      return new Scalar(items.toString());
    }
    if (function.is("torch", "device")
        && items.size() == 1
        && items.get(0) instanceof String device) {
      requireDevice(device);
      return new Scalar(device);
    }
    if (OTHERS.contains(function) || function.isOwnClass()) {
      throw PickleException.malformed("wrong arguments of " + function.qualifiedName());
    }
    return Nothing.OPAQUE;
  }

  /** All that was named on the way to a pickle's value. */
  PickleContent content(Object value) {
    return new PickleContent(value, storages, List.copyOf(typeTags), classNames);
  }

  private Object list(Global function, List<Object> items) {
    Class<?> element = TYPED_LISTS.get(function.name());
    if (element != null
        && items.size() == 1
        && items.get(0) instanceof Group list
        && list.kind() == Group.Kind.LIST
        && areAll(list.items(), element)) {
      return list;
    }
    if (function.name().equals("restore_type_tag")
        && items.size() == 2
        && items.get(0) instanceof Group group
        && items.get(1) instanceof String type) {
      typeTags.add(type);
      return group;
    }
    throw PickleException.malformed("wrong arguments of " + function.qualifiedName());
  }

  private Tensor tensor(List<Object> items) {
    if (items.size() == 6
        && items.get(0) instanceof Storage storage
        && items.get(1) instanceof Long offset
        && items.get(2) instanceof Group shape
        && items.get(3) instanceof Group strides
        && shape.items().size() == strides.items().size()
        && items.get(4) instanceof Boolean) {
      return new Tensor(storage, offset, numbers(shape), numbers(strides));
    }
    throw PickleException.malformed("TorchScript does not describe a tensor like this");
  }

  private List<Long> numbers(Group group) {
    if (group.kind() != Group.Kind.TUPLE || !areAll(group.items(), Long.class)) {
      throw PickleException.malformed("a tensor's shape is not a tuple of integers");
    }
    return group.items().stream().map(Long.class::cast).toList();
  }

  /** However often the same items are referred to, they are not looked at without end. */
  private boolean areAll(List<Object> items, Class<?> type) {
    lookedAt += items.size();
    if (lookedAt > limits.objects()) {
      throw PickleException.limit("items of arguments in the pickle:", lookedAt, limits.objects());
    }
    return items.stream().allMatch(type::isInstance);
  }

  private static void requireDevice(String device) {
    if (!device.matches("[a-z]{1,20}(:[0-9]{1,3})?")) {
      throw PickleException.malformed("weights lie on the unknown device '" + device + "'");
    }
  }
}
