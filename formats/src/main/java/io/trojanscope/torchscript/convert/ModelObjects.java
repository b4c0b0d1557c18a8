package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.CanonicalAssembly;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.torchscript.syntax.ClassCode;
import io.trojanscope.torchscript.syntax.Expression;
import io.trojanscope.torchscript.syntax.Program;
import io.trojanscope.vet.ArchiveContent;
import io.trojanscope.vet.WeightReader;
import io.trojanscope.vet.pickle.PickledValue;
import io.trojanscope.vet.pickle.PickledValue.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The model's object and the constants of an archive, as values of the code. */
final class ModelObjects {
  private final ArchiveContent content;
  private final Program program;
  private final CanonicalAssembly graph;
  private final IdentityHashMap<PickledValue.Tensor, TensorCell> tensors = new IdentityHashMap<>();
  private final IdentityHashMap<Group, ModuleObject> objects = new IdentityHashMap<>();
  private final Map<Integer, Object> constants = new HashMap<>();

  ModelObjects(ArchiveContent content, Program program, CanonicalAssembly graph) {
    this.content = content;
    this.program = program;
    this.graph = graph;
  }

  /** The model itself. */
  ModuleObject model() {
    return object((Group) content.model());
  }

  /** {@code CONSTANTS.c0} and so on. */
  Object constant(int index) {
    if (!(content.constants() instanceof Group all) || index >= all.items().size()) {
      throw new UnsupportedCodeException("the file has no constant " + index);
    }
    return constants.computeIfAbsent(
        index, i -> value(all.items().get(i), content.constantWeights()));
  }

  private Object value(Object pickled, WeightReader weights) {
    if (pickled instanceof Long integer) {
      return Size.of(integer);
    }
    if (pickled instanceof PickledValue.Tensor tensor) {
      return tensors.computeIfAbsent(tensor, t -> cell(weights.read(t)));
    }
    if (pickled instanceof Group group) {
      return group(group, weights);
    }
    if (pickled instanceof PickledValue.Nothing nothing) {
      if (nothing == PickledValue.Nothing.OPAQUE) {
        throw new UnsupportedCodeException("the file holds a value of unknown kind");
      }
      return Expression.NONE;
    }
    if (pickled instanceof PickledValue.Scalar scalar) {
      return scalar.text();
    }
    return pickled;
  }

  private TensorCell cell(Tensor tensor) {
    Value value = graph.constant("weight", tensor);
    return TensorCell.weight(value);
  }

  private Object group(Group group, WeightReader weights) {
    return switch (group.kind()) {
      case TUPLE -> TupleValue.of(values(group, weights));
      case LIST -> ListValue.kept(values(group, weights));
      case DICT -> dictionary(group, weights);
      case OBJECT -> object(group);
    };
  }

  private List<Object> values(Group group, WeightReader weights) {
    List<Object> values = new ArrayList<>();
    group.items().forEach(item -> values.add(value(item, weights)));
    return values;
  }

  private DictValue dictionary(Group group, WeightReader weights) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < group.items().size(); i += 2) {
      Object key = value(group.items().get(i), weights);
      if (entries.put(key, value(group.items().get(i + 1), weights)) != null) {
        throw new UnsupportedCodeException("a dictionary of the file has a key twice");
      }
    }
    return new DictValue(entries);
  }

  private ModuleObject object(Group group) {
    return objects.computeIfAbsent(group, this::newObject);
  }

  private ModuleObject newObject(Group group) {
    ClassCode type =
        program
            .type(group.className())
            .orElseThrow(
                () ->
                    new UnsupportedCodeException(
                        "the class " + group.className() + " is not defined in the archive"));
    if (type.method("__setstate__").isPresent() || type.method("__getstate__").isPresent()) {
      throw new UnsupportedCodeException(
          type.name() + " runs code of its own when it is loaded (__setstate__)");
    }
    if (!(group.items().get(0) instanceof Group state) || state.kind() != Group.Kind.DICT) {
      throw new UnsupportedCodeException("an object of " + type.name() + " has no attributes");
    }
    Map<String, Object> attributes = new HashMap<>();
    for (int i = 0; i < state.items().size(); i += 2) {
      if (attributes.put(state.items().get(i).toString(), state.items().get(i + 1)) != null) {
        throw new UnsupportedCodeException("an object of " + type.name() + " has a value twice");
      }
    }
    Function<Object, Object> conversion = pickled -> value(pickled, content.weights());
    return new ModuleObject(type, attributes, conversion);
  }
}
