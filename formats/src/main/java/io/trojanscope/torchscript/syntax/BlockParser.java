package io.trojanscope.torchscript.syntax;

import io.trojanscope.vet.code.SourceException;
import io.trojanscope.vet.code.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the statements of a function's body, block by block. */
final class BlockParser {
  private final List<Statement> statements;
  private int at;

  BlockParser(List<Statement> statements) {
    this.statements = statements;
  }

  /**
   * The statements below a head.
   *
   * @param head depth of the head
   */
  List<CodeStep> block(int head) {
    List<CodeStep> steps = new ArrayList<>();
    while (at < statements.size() && statements.get(at).depth() > head) {
      Statement statement = statements.get(at++);
      if (statement.depth() != head + 1) {
        throw SourceException.syntax(statement.line(), "a block without a head");
      }
      steps.add(step(statement));
    }
    return steps;
  }

  private CodeStep step(Statement statement) {
    int line = statement.line();
    return switch (statement.at(0).isName() ? statement.at(0).text() : "") {
      case "if" -> conditional(statement);
      case "for" -> loop(statement);
      case "while" -> new CodeStep.While(line, condition(statement), block(statement.depth()));
      case "return" -> result(statement);
      case "pass" -> alone(statement, new CodeStep.Pass(line));
      case "break" -> alone(statement, new CodeStep.Break(line));
      case "continue" -> alone(statement, new CodeStep.Continue(line));
      case "elif", "else", "def", "class", "with", "raise", "assert", "del" ->
          throw SourceException.syntax(
              line, "'" + statement.at(0).text() + "' is not supported here");
      default -> assignment(statement);
    };
  }

  private static CodeStep alone(Statement statement, CodeStep step) {
    new ExpressionParser(statement, 1).requireEnd();
    return step;
  }

  private CodeStep conditional(Statement statement) {
    Expression condition = condition(statement);
    List<CodeStep> then = block(statement.depth());
    List<CodeStep> otherwise = List.of();
    if (at < statements.size() && statements.get(at).depth() == statement.depth()) {
      Statement next = statements.get(at);
      if (next.startsWith("else", ":")) {
        at++;
        otherwise = block(statement.depth());
      } else if (next.startsWith("elif")) {
        at++;
        otherwise = List.of(conditional(next));
      }
    }
    return new CodeStep.If(statement.line(), condition, then, otherwise);
  }

  private static Expression condition(Statement statement) {
    ExpressionParser parser = new ExpressionParser(statement, 1);
    Expression condition = parser.expression();
    parser.require(":");
    parser.requireEnd();
    return condition;
  }

  private CodeStep loop(Statement statement) {
    ExpressionParser parser = new ExpressionParser(statement, 1);
    String variable = parser.name();
    parser.require("in");
    Expression items = parser.expression();
    parser.require(":");
    parser.requireEnd();
    return new CodeStep.For(statement.line(), variable, items, block(statement.depth()));
  }

  private static CodeStep result(Statement statement) {
    ExpressionParser parser = new ExpressionParser(statement, 1);
    if (parser.atEnd()) {
      return new CodeStep.Return(statement.line(), Optional.empty());
    }
    return new CodeStep.Return(statement.line(), Optional.of(value(parser)));
  }

  /** {@code value}, {@code a = value}, {@code a, b, = value} or {@code a, b = c, d}. */
  private static CodeStep assignment(Statement statement) {
    ExpressionParser parser = new ExpressionParser(statement, 0);
    List<Expression> targets = new ArrayList<>(List.of(parser.expression()));
    boolean unpacks = false;
    while (parser.skip(",")) {
      unpacks = true;
      if (parser.skip("=")) {
        return new CodeStep.Assign(statement.line(), targets, true, value(parser));
      }
      targets.add(parser.expression());
    }
    if (parser.skip(":")) {
      parser.expression();
    }
    if (parser.skip("=")) {
      return new CodeStep.Assign(statement.line(), targets, unpacks, value(parser));
    }
    parser.requireEnd();
    if (unpacks) {
      throw SourceException.syntax(statement.line(), "a tuple that nothing uses");
    }
    return new CodeStep.Evaluate(statement.line(), targets.get(0));
  }

  private static Expression value(ExpressionParser parser) {
    List<Expression> items = new ArrayList<>(List.of(parser.expression()));
    boolean tuple = false;
    while (parser.skip(",")) {
      tuple = true;
      if (!parser.atEnd()) {
        items.add(parser.expression());
      }
    }
    parser.requireEnd();
    return tuple ? new Expression.TupleOf(items) : items.get(0);
  }
}
