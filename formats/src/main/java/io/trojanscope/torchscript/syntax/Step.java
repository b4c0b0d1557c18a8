package io.trojanscope.torchscript.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of a function's body. */
public sealed interface Step {
  /** Line in its file, counted from 1. */
  int line();

  /**
   * {@code target = value}, or {@code a, b, = value}.
   *
   * @param unpacks whether the value is taken apart, one item for each target
   */
  record Assign(int line, List<Expression> targets, boolean unpacks, Expression value)
      implements Step {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /** An expression whose value is not used. */
  record Evaluate(int line, Expression expression) implements Step {}

  /** {@code if}, with what follows {@code else}. */
  record If(int line, Expression condition, List<Step> then, List<Step> otherwise) implements Step {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code for variable in items}. */
  record For(int line, String variable, Expression items, List<Step> body) implements Step {
    public For {
      body = List.copyOf(body);
    }
  }

  /** {@code while condition}. */
  record While(int line, Expression condition, List<Step> body) implements Step {
    public While {
      body = List.copyOf(body);
    }
  }

  /** {@code return}, with its value if it has one. */
  record Return(int line, Optional<Expression> value) implements Step {}

  /** {@code break}. */
  record Break(int line) implements Step {}

  /** {@code continue}. */
  record Continue(int line) implements Step {}

  /** {@code pass}. */
  record Pass(int line) implements Step {}
}
