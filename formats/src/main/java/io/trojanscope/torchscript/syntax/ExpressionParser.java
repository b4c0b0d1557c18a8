package io.trojanscope.torchscript.syntax;

import io.trojanscope.torchscript.syntax.Expression.Attribute;
import io.trojanscope.torchscript.syntax.Expression.Call;
import io.trojanscope.torchscript.syntax.Expression.Conditional;
import io.trojanscope.torchscript.syntax.Expression.DictOf;
import io.trojanscope.torchscript.syntax.Expression.ListOf;
import io.trojanscope.torchscript.syntax.Expression.Literal;
import io.trojanscope.torchscript.syntax.Expression.Name;
import io.trojanscope.torchscript.syntax.Expression.Negative;
import io.trojanscope.torchscript.syntax.Expression.Subscript;
import io.trojanscope.torchscript.syntax.Expression.TupleOf;
import io.trojanscope.vet.code.SourceException;
import io.trojanscope.vet.code.Statement;
import io.trojanscope.vet.code.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the expressions of one statement, as TorchScript's printer writes them. */
final class ExpressionParser {
  private static final Map<String, Object> CONSTANTS =
      Map.of("True", true, "False", false, "None", Expression.NONE);
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "for", "while", "in", "is", "not", "and", "or", "lambda", "def", "class");

  private final Statement statement;
  private int at;

  /**
   * Begins at a token.
   *
   * @param from index of the token
   */
  ExpressionParser(Statement statement, int from) {
    this.statement = statement;
    this.at = from;
  }

  /** {@code (self: T, x: Tensor, y: int=1) -> R:} to the end of the statement. */
  List<FunctionCode.Parameter> parameters() {
    List<FunctionCode.Parameter> parameters = new ArrayList<>();
    require("(");
    while (!skip(")")) {
      String name = name();
      if (skip(":")) {
        expression();
      }
      Optional<Expression> standard = skip("=") ? Optional.of(expression()) : Optional.empty();
      parameters.add(new FunctionCode.Parameter(name, standard));
      requireCommaBefore(")");
    }
    if (skip("->")) {
      expression();
    }
    require(":");
    requireEnd();
    return parameters;
  }

  Expression expression() {
    Expression value = unary();
    if (!skip("if")) {
      return value;
    }
    Expression condition = unary();
    require("else");
    return new Conditional(condition, value, expression());
  }

  private Expression unary() {
    if (skip("-")) {
      Expression operand = unary();
      return operand instanceof Literal literal ? negative(literal) : new Negative(operand);
    }
    Expression value = primary();
    while (true) {
      if (skip(".")) {
        value = new Attribute(value, name());
      } else if (skip("(")) {
        value = call(value);
      } else if (skip("[")) {
        value = new Subscript(value, index());
      } else {
        return value;
      }
    }
  }

  private Expression negative(Literal literal) {
    if (literal.value() instanceof Long integer) {
      return new Literal(-integer);
    }
    if (literal.value() instanceof Double real) {
      return new Literal(-real);
    }
    throw unexpected();
  }

  /** An index, or the items of a type such as {@code Tuple[Tensor, int]}. */
  private Expression index() {
    List<Expression> items = items("]");
    return items.size() == 1 ? items.get(0) : new TupleOf(items);
  }

  private Expression primary() {
    Token token = token();
    at++;
    return switch (token.type()) {
      case NUMBER -> new Literal(number(token));
      case STRING -> new Literal(joined(token));
      case NAME -> named(token);
      case OPERATOR ->
          switch (token.text()) {
            case "(" -> parenthesized();
            case "[" -> new ListOf(items("]"));
            case "{" -> dictionary();
            default -> throw unexpected(token);
          };
    };
  }

  private Expression named(Token token) {
    if (KEYWORDS.contains(token.text())) {
      throw unexpected(token);
    }
    return CONSTANTS.containsKey(token.text())
        ? new Literal(CONSTANTS.get(token.text()))
        : new Name(token.text());
  }

  private Expression parenthesized() {
    if (skip(")")) {
      return new TupleOf(List.of());
    }
    Expression first = expression();
    if (skip(")")) {
      return first;
    }
    require(",");
    List<Expression> items = new ArrayList<>(List.of(first));
    items.addAll(items(")"));
    return new TupleOf(items);
  }

  /** Items up to a closing bracket; a comma may follow the last. */
  private List<Expression> items(String close) {
    List<Expression> items = new ArrayList<>();
    while (!skip(close)) {
      items.add(expression());
      requireCommaBefore(close);
    }
    return items;
  }

  private Expression dictionary() {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!skip("}")) {
      keys.add(expression());
      require(":");
      values.add(expression());
      requireCommaBefore("}");
    }
    return new DictOf(keys, values);
  }

  private Expression call(Expression function) {
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> keywords = new LinkedHashMap<>();
    while (!skip(")")) {
      if (token().isName() && statement.at(at + 1).is("=")) {
        String name = name();
        require("=");
        if (keywords.put(name, expression()) != null) {
          throw SourceException.syntax(token().line(), "argument '" + name + "' appears twice");
        }
      } else if (keywords.isEmpty()) {
        positional.add(expression());
      } else {
        throw unexpected();
      }
      requireCommaBefore(")");
    }
    return new Call(function, positional, keywords);
  }

  private Object number(Token token) {
    String text = token.text();
    try {
      return text.matches("[0-9]+")
          ? (Object) Long.parseLong(text)
          : (Object) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw SourceException.syntax(token.line(), "number '" + text + "' is not supported");
    }
  }

  /** What follows is a comma, which is skipped, or the end. */
  private void requireCommaBefore(String close) {
    if (!skip(",") && !token().is(close)) {
      throw unexpected();
    }
  }

  /** Strings one after the other are one; escapes stay as they are. */
  private String joined(Token first) {
    StringBuilder text = new StringBuilder(first.unquoted());
    while (token().type() == Token.Type.STRING) {
      text.append(token().unquoted());
      at++;
    }
    return text.toString();
  }

  String name() {
    Token token = token();
    if (!token.isName() || KEYWORDS.contains(token.text()) || CONSTANTS.containsKey(token.text())) {
      throw unexpected();
    }
    at++;
    return token.text();
  }

  boolean skip(String text) {
    if (!token().is(text)) {
      return false;
    }
    at++;
    return true;
  }

  void require(String text) {
    if (!skip(text)) {
      throw SourceException.syntax(
          line(), "expected '" + text + "', found '" + token().text() + "'");
    }
  }

  boolean atEnd() {
    return at >= statement.tokens().size();
  }

  void requireEnd() {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  private Token token() {
    return statement.at(at);
  }

  private int line() {
    return atEnd() ? statement.line() : token().line();
  }

  private SourceException unexpected() {
    return unexpected(token());
  }

  private SourceException unexpected(Token token) {
    String found = token.text().isEmpty() ? "the end of the line" : "'" + token.text() + "'";
    return SourceException.syntax(
        token.text().isEmpty() ? statement.line() : token.line(), found + " is not supported here");
  }
}
