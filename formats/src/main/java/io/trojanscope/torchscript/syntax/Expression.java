package io.trojanscope.torchscript.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of TorchScript. */
public sealed interface Expression {
  /** A variable, or the first name of a path. */
  record Name(String text) implements Expression {}

  /**
   * A constant.
   *
   * @param value a Long, Double, Boolean, String, or {@link #NONE}
   */
  record Literal(Object value) implements Expression {}

  /** {@code target.name}. */
  record Attribute(Expression target, String name) implements Expression {}

  /** {@code function(positional, name=keyword)}. */
  record Call(Expression function, List<Expression> positional, Map<String, Expression> keywords)
      implements Expression {
    public Call {
      positional = List.copyOf(positional);
      keywords = Map.copyOf(keywords);
    }
  }

  /** {@code target[index]}. */
  record Subscript(Expression target, Expression index) implements Expression {}

  /** {@code [items]}. */
  record ListOf(List<Expression> items) implements Expression {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /** {@code (items)}. */
  record TupleOf(List<Expression> items) implements Expression {
    public TupleOf {
      items = List.copyOf(items);
    }
  }

  /** {@code {keys: values}}. */
  record DictOf(List<Expression> keys, List<Expression> values) implements Expression {
    public DictOf {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /** {@code then if condition else otherwise}. */
  record Conditional(Expression condition, Expression then, Expression otherwise)
      implements Expression {}

  /** {@code -operand}. */
  record Negative(Expression operand) implements Expression {}

  /** Python's None. */
  Object NONE =
      new Object() {
        @Override
        public String toString() {
          return "None";
        }
      };

  /** A path such as {@code torch.add}, if it is one. */
  default Optional<String> path() {
    if (this instanceof Name name) {
      return Optional.of(name.text());
    }
    return this instanceof Attribute attribute
        ? attribute.target().path().map(target -> target + "." + attribute.name())
        : Optional.empty();
  }
}
