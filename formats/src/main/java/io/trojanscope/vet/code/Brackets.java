package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.VettingLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** How deeply the expressions of one statement are nested and chained. */
final class Brackets {
  private static final Set<String> OPERATOR_NAMES =
      Set.of("not", "and", "or", "if", "else", "is", "in", "lambda");

  private final VettingLimits limits;
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Integer> outerChains = new ArrayDeque<>();
  private int chain;

  Brackets(VettingLimits limits) {
    this.limits = limits;
  }

  int depth() {
    return open.size();
  }

  void add(Token token) {
    if (token.is("(") || token.is("[") || token.is("{")) {
      extendChain(token);
      open(token);
    } else if (token.is(")") || token.is("]") || token.is("}")) {
      close(token);
    } else if (token.is(",")) {
      chain = outerChains.isEmpty() ? 0 : outerChains.peek();
    } else if (token.type() == Token.Type.OPERATOR || OPERATOR_NAMES.contains(token.text())) {
      extendChain(token);
    }
  }

  private void extendChain(Token token) {
    if (++chain > limits.chain()) {
      throw SourceException.limit(
          token.line(), "an expression has " + chain + " operators", limits.chain());
    }
  }

  private void open(Token token) {
    open.push(token.text());
    outerChains.push(chain);
    if (open.size() > limits.nesting()) {
      throw SourceException.limit(
          token.line(), "brackets are nested to depth " + open.size(), limits.nesting());
    }
  }

  private void close(Token token) {
    String opening =
        switch (token.text()) {
          case ")" -> "(";
          case "]" -> "[";
          default -> "{";
        };
    if (open.isEmpty() || !open.pop().equals(opening)) {
      throw SourceException.syntax(token.line(), "a bracket is closed that was not opened");
    }
    chain = outerChains.pop();
  }
}
