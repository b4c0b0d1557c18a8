package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.torchscript.convert.TensorCell.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operators that can be read, by name: those of aten as {@code add}, those of prim as {@code
 * prim.dtype}.
 */
final class AtenOperators {
  private static final AtenOperators ALL = new AtenOperators();

  private final Map<String, Operator> byName = new HashMap<>();

  private AtenOperators() {
    LanguageOperators.addTo(this);
    ListOperators.addTo(this);
    ElementOperators.addTo(this);
    ChoiceOperators.addTo(this);
    ActivationOperators.addTo(this);
    ViewOperators.addTo(this);
    JoinOperators.addTo(this);
    FactoryOperators.addTo(this);
    ReductionOperators.addTo(this);
    ProductOperators.addTo(this);
    WindowOperators.addTo(this);
    PoolOperators.addTo(this);
    ResizeOperators.addTo(this);
    NormalizationOperators.addTo(this);
  }

  static Optional<Operator> of(String name) {
    return Optional.ofNullable(ALL.byName.get(name));
  }

  /**
   * Adds an operator that gives any value.
   *
   * @param signature such as {@code size(self, dim)}
   */
  void add(String signature, Operator.Rule rule) {
    int open = signature.indexOf('(');
    String parameters = signature.substring(open + 1, signature.length() - 1);
    List<String> names =
        parameters.isEmpty() ? List.of() : Arrays.asList(parameters.split(", ", -1));
    byName.put(signature.substring(0, open), new Operator(names, rule));
  }

  /** Adds an operator that computes a tensor. */
  void addTensor(String signature, Operator.TensorRule rule) {
    add(signature, call -> TensorCell.of(rule.apply(call), call.isExact()));
  }

  /** Adds an operator that computes a tensor, and its form that writes it into {@code self}. */
  void addWithInPlace(String signature, Operator.TensorRule rule) {
    addTensor(signature, rule);
    addInPlace(signature.replace("(", "_("), rule);
  }

  /** Adds an operator that writes what it computes into {@code self}. */
  void addInPlace(String signature, Operator.TensorRule rule) {
    add(
        signature,
        call -> {
          TensorCell self = call.cell("self");
          boolean exact = call.isExact();
          self.write(rule.apply(call), exact, call);
          return self;
        });
  }

  /** Adds an operator whose result is a view of {@code self}. */
  void addView(String signature, Kind kind, Operator.ViewRule rule) {
    add(signature, call -> view(call, call.cell("self"), kind, rule));
  }

  private static TensorCell view(
      OperatorCall call, TensorCell base, Kind kind, Operator.ViewRule rule) {
    Value now = rule.apply(call, base.value());
    return base.viewed(kind, now, whole -> rule.apply(call, whole));
  }
}
