package io.trojanscope.torchscript;

import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value as a number times other values, as far as Mul and Div by numbers make it. */
record Product(double number, List<String> factors) {
  private static final int DEEPEST = 4;

  static Product of(String value, Wiring wiring) {
    return of(value, wiring, DEEPEST);
  }

  private static Product of(String value, Wiring wiring, int depth) {
    Optional<Double> number = wiring.number(value);
    if (number.isPresent()) {
      return new Product(number.get(), List.of());
    }
    Optional<Node> product = wiring.producer(value, "Mul").filter(n -> depth > 0);
    if (product.isPresent()) {
      return of(product.get().inputs().get(0), wiring, depth - 1)
          .times(of(product.get().inputs().get(1), wiring, depth - 1));
    }
    Optional<Node> quotient =
        wiring
            .producer(value, "Div")
            .filter(n -> depth > 0 && wiring.number(n.inputs().get(1)).isPresent());
    if (quotient.isPresent()) {
      Product dividend = of(quotient.get().inputs().get(0), wiring, depth - 1);
      double divisor = wiring.number(quotient.get().inputs().get(1)).orElseThrow();
      return new Product(dividend.number / divisor, dividend.factors);
    }
    return new Product(1, List.of(value));
  }

  private Product times(Product other) {
    List<String> joined = new ArrayList<>(factors);
    joined.addAll(other.factors);
    return new Product(number * other.number, joined);
  }

  /** True if it is this number times a single value. */
  boolean is(double expected, String factor) {
    return Wiring.isNear(number, expected) && factors.equals(List.of(factor));
  }
}
