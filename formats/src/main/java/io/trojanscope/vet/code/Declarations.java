package io.trojanscope.vet.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the source text of one archive defines. */
public final class Declarations {
  private final SortedSet<String> classes = new TreeSet<>();
  private final Map<String, Set<String>> parameters = new HashMap<>();
  private final Map<String, ForwardSignature> forwards = new HashMap<>();

  void addClass(String qualifiedName) {
    classes.add(qualifiedName);
  }

  void addParameters(String className, List<String> names) {
    parameters.computeIfAbsent(className, key -> new HashSet<>()).addAll(names);
  }

  void addForward(String className, ForwardSignature signature) {
    forwards.put(className, signature);
  }

  /** Qualified names of the classes, sorted. */
  public SortedSet<String> classes() {
    return classes;
  }

  public boolean definesClass(String qualifiedName) {
    return classes.contains(qualifiedName);
  }

  /** Whether a class counts one of its attributes among its trained parameters. */
  public boolean isParameter(String className, Object attribute) {
    return attribute instanceof String name
        && parameters.getOrDefault(className, Set.of()).contains(name);
  }

  public Optional<ForwardSignature> forward(String className) {
    return Optional.ofNullable(forwards.get(className));
  }
}
