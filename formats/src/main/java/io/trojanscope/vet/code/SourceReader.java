package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.VettingLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Splits source text into statements, and sees that none is nested or chained so deeply that
 * libtorch's parser, which recurses, would exhaust its stack.
 */
public final class SourceReader {
  private static final int LONGEST_STATEMENT = 500_000;

  private final Tokenizer tokenizer;
  private final VettingLimits limits;
  private final Deque<Integer> indents = new ArrayDeque<>();
  private final int[] alternatives;

  private SourceReader(String text, VettingLimits limits) {
    this.tokenizer = new Tokenizer(text);
    this.limits = limits;
    this.alternatives = new int[limits.nesting() + 2];
  }

  /**
   * Reads a source file.
   *
   * @param text its bytes, one to a character
   * @throws SourceException if it holds what TorchScript does not write, or exceeds a limit
   */
  public static void forEachStatement(
      String text, VettingLimits limits, Consumer<Statement> action) {
    SourceReader reader = new SourceReader(text, limits);
    while (!reader.tokenizer.atEnd()) {
      int indent = reader.tokenizer.skipBlanks();
      if (!reader.tokenizer.skipLineEnd() && !reader.tokenizer.atEnd()) {
        action.accept(reader.statement(indent));
      }
    }
  }

  private Statement statement(int indent) {
    while (!indents.isEmpty() && indents.peek() >= indent) {
      indents.pop();
    }
    int depth = indents.size();
    indents.push(indent);
    if (depth > limits.nesting()) {
      throw SourceException.limit(
          tokenizer.line(), "blocks are nested to depth " + depth, limits.nesting());
    }
    Statement statement = new Statement(indent, depth, tokens());
    countAlternatives(statement);
    return statement;
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Brackets brackets = new Brackets(limits);
    while (!tokenizer.atEnd()) {
      tokenizer.skipBlanks();
      if (tokenizer.skipLineEnd()) {
        if (brackets.depth() == 0) {
          break;
        }
      } else if (!tokenizer.atEnd()) {
        Token token = tokenizer.next();
        tokens.add(token);
        brackets.add(token);
        if (tokens.size() > LONGEST_STATEMENT) {
          throw SourceException.limit(
              token.line(), "a statement has " + tokens.size() + " tokens", LONGEST_STATEMENT);
        }
      }
    }
    if (brackets.depth() != 0) {
      throw SourceException.syntax(tokenizer.line(), "a bracket is never closed");
    }
    return tokens;
  }

  /** Each {@code elif} lies, for the parser, within the one before. */
  private void countAlternatives(Statement statement) {
    int depth = statement.depth();
    if (!statement.startsWith("elif")) {
      alternatives[depth] = statement.startsWith("else") ? alternatives[depth] : 0;
    } else if (++alternatives[depth] > limits.nesting()) {
      throw SourceException.limit(
          statement.line(),
          "'elif' follows 'elif' " + alternatives[depth] + " times",
          limits.nesting());
    }
  }
}
