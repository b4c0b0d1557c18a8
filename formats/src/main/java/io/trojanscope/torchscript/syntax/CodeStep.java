package io.trojanscope.torchscript.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of a function's body. */
public sealed interface CodeStep {
  /** Line in its file, counted from 1. */
  int line();

  /**
   * {@code target = value}, or {@code a, b, = value}.
   *
   * @param unpacks whether the value is taken apart, one item for each target
   */
  record Assign(int line, List<Expression> targets, boolean unpacks, Expression value)
      implements CodeStep {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /** An expression whose value is not used. */
  record Evaluate(int line, Expression expression) implements CodeStep {}

  /** {@code if}, with what follows {@code else}. */
  record If(int line, Expression condition, List<CodeStep> then, List<CodeStep> otherwise)
      implements CodeStep {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code for variable in items}. */
  record For(int line, String variable, Expression items, List<CodeStep> body) implements CodeStep {
    public For {
      body = List.copyOf(body);
    }
  }

  /** {@code while condition}. */
  record While(int line, Expression condition, List<CodeStep> body) implements CodeStep {
    public While {
      body = List.copyOf(body);
    }
  }

  /** {@code return}, with its value if it has one. */
  record Return(int line, Optional<Expression> value) implements CodeStep {}

  /** {@code break}. */
  record Break(int line) implements CodeStep {}

  /** {@code continue}. */
  record Continue(int line) implements CodeStep {}

  /** {@code pass}. */
  record Pass(int line) implements CodeStep {}
}
