package io.trojanscope.torchscript;

import io.trojanscope.graph.Node;
import java.util.List;
import java.util.Optional;

/** A value less its mean, by the root of its mean square and a small number. */
record Standardization(String value, float epsilon) {
  /** Recognises the quotient at the end of one over these axes. */
  static Optional<Standardization> of(Node division, List<Long> axes, Wiring wiring) {
    String centered = division.inputs().get(0);
    Optional<Node> variance =
        wiring
            .producer(division.inputs().get(1), "Sqrt")
            .flatMap(root -> wiring.producer(root.inputs().get(0), "Add"));
    Optional<String> value = centeredValue(centered, axes, wiring);
    if (variance.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    String spread = variance.get().inputs().get(0);
    return wiring
        .number(variance.get().inputs().get(1))
        .filter(epsilon -> isMeanSquare(spread, centered, axes, wiring))
        .map(epsilon -> new Standardization(value.get(), epsilon.floatValue()));
  }

  /** x, where the value given is x - mean(x). */
  private static Optional<String> centeredValue(String centered, List<Long> axes, Wiring wiring) {
    return wiring
        .producer(centered, "Sub")
        .filter(
            sub ->
                wiring
                    .producer(sub.inputs().get(1), "ReduceMean")
                    .filter(mean -> isOver(mean, axes))
                    .filter(mean -> mean.inputs().get(0).equals(sub.inputs().get(0)))
                    .isPresent())
        .map(sub -> sub.inputs().get(0));
  }

  private static boolean isMeanSquare(
      String spread, String centered, List<Long> axes, Wiring wiring) {
    Optional<String> squares =
        wiring
            .producer(spread, "ReduceMean")
            .filter(mean -> isOver(mean, axes))
            .map(mean -> mean.inputs().get(0));
    boolean power =
        squares
            .flatMap(s -> wiring.producer(s, "Pow"))
            .filter(p -> p.inputs().get(0).equals(centered))
            .filter(p -> wiring.isNumber(p.inputs().get(1), 2))
            .isPresent();
    boolean product =
        squares
            .flatMap(s -> wiring.producer(s, "Mul"))
            .filter(p -> p.inputs().equals(List.of(centered, centered)))
            .isPresent();
    return power || product;
  }

  private static boolean isOver(Node mean, List<Long> axes) {
    return mean.attributes().integers("axes", List.of()).equals(axes)
        && mean.attributes().integer("keepdims", 1) == 1;
  }
}
