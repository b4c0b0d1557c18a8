package io.trojanscope.vet;

import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.archive.EntryNames;
import io.trojanscope.vet.code.CodeVetter;
import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import io.trojanscope.vet.pickle.PickleContent;
import io.trojanscope.vet.pickle.PickleException;
import io.trojanscope.vet.pickle.PickleReader;
import io.trojanscope.vet.pickle.PickledValue.Group;
import io.trojanscope.vet.pickle.PickledValue.Tensor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Vets the pickles of an archive: the model's object with its weights, and the constants. */
final class ObjectVetter {
  private final Archive archive;
  private final VettingLimits limits;
  private final Findings findings;
  private final CodeVetter code;
  private final WeightVetter weights;
  private final Set<Tensor> counted = new HashSet<>();
  private final SortedMap<String, Long> elements = new TreeMap<>();
  private long parameters;
  private String modelClass = "";
  private Object model;
  private Object constants;

  ObjectVetter(Archive archive, VettingLimits limits, Findings findings, CodeVetter code) {
    this.archive = archive;
    this.limits = limits;
    this.findings = findings;
    this.code = code;
    this.weights = new WeightVetter(archive, limits, findings);
  }

  void check() {
    model = read(EntryNames.OBJECT, "data/");
    if (model instanceof Group group && group.kind() == Group.Kind.OBJECT) {
      modelClass = group.className();
    } else if (model != null) {
      findings.add(Kind.PICKLE, EntryNames.OBJECT, "does not hold an object of a class");
    }
    constants = read(EntryNames.CONSTANTS, "constants/");
    if (constants != null
        && !(constants instanceof Group group && group.kind() == Group.Kind.TUPLE)) {
      findings.add(Kind.PICKLE, EntryNames.CONSTANTS, "does not hold a tuple");
    }
  }

  /** Value of the model's pickle, or null if it could not be read. */
  Object model() {
    return model;
  }

  /** Value of the constants' pickle, or null. */
  Object constants() {
    return constants;
  }

  /** Class of the model's object, empty if it could not be read. */
  String modelClass() {
    return modelClass;
  }

  /** Elements of the tensors that their classes name as parameters. */
  long parameters() {
    return parameters;
  }

  /** Elements of all tensors, by data type. */
  SortedMap<String, Long> elements() {
    return Collections.unmodifiableSortedMap(elements);
  }

  private Object read(String path, String folder) {
    byte[] bytes = archive.text(path).orElse(null);
    if (bytes == null) {
      return null;
    }
    try {
      PickleContent content =
          PickleReader.read(
              bytes,
              limits,
              name -> findings.add(Kind.PICKLE, path, "names " + name + ", which no model needs"));
      weights.checkRecords(folder, content.storages());
      content.typeTags().forEach(type -> code.checkType(path, type));
      content.classNames().forEach(name -> checkClass(path, name));
      walk(content.value(), folder);
      return content.value();
    } catch (PickleException e) {
      findings.add(e.kind(), path, e.getMessage());
      return null;
    }
  }

  private void checkClass(String path, String name) {
    if (!code.declarations().definesClass(name)) {
      findings.add(Kind.PICKLE, path, "the class " + name + " is not defined in the archive");
    }
  }

  /** Visits every group once, however often it is referred to. */
  private void walk(Object root, String folder) {
    Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Object value = open.pop();
      if (value instanceof Tensor tensor) {
        weights.checkTensor(folder, tensor);
        count(tensor);
      } else if (value instanceof Group group && seen.add(group)) {
        countParameters(group);
        group.items().forEach(open::push);
      }
    }
  }

  private void count(Tensor tensor) {
    if (counted.add(tensor)) {
      elements.merge(
          tensor.storage().type().displayName(), elementsOf(tensor), ObjectVetter::saturatedSum);
    }
  }

  private void countParameters(Group object) {
    if (object.kind() != Group.Kind.OBJECT
        || !(object.items().get(0) instanceof Group state)
        || state.kind() != Group.Kind.DICT) {
      return;
    }
    for (int i = 0; i < state.items().size(); i += 2) {
      if (state.items().get(i + 1) instanceof Tensor tensor
          && code.declarations().isParameter(object.className(), state.items().get(i))
          && !counted.contains(tensor)) {
        parameters = saturatedSum(parameters, elementsOf(tensor));
        count(tensor);
      }
    }
  }

  private static long elementsOf(Tensor tensor) {
    try {
      return WeightVetter.elements(tensor);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long saturatedSum(long a, long b) {
    return a + Math.min(b, Long.MAX_VALUE - a);
  }
}
