package io.trojanscope.vet.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that one source file gives a value of its own: parameters, variables, inner functions. */
final class LocalNames {
  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "**=", "|=", "&=", "^=", "<<=", ">>=");

  private final Set<String> names = new HashSet<>();

  boolean contains(String name) {
    return names.contains(name);
  }

  void add(Statement statement) {
    if (statement.startsWith("def")) {
      addParameters(statement);
    } else if (statement.startsWith("class")) {
      names.add(statement.at(1).text());
    } else {
      addNames(statement.tokens().subList(0, targetsEnd(statement)));
    }
    addLoopVariables(statement);
  }

  private void addParameters(Statement statement) {
    names.add(statement.at(1).text());
    for (int i = 3; i < statement.tokens().size(); i++) {
      boolean first = statement.at(i - 1).is("(") || statement.at(i - 1).is(",");
      if (first && statement.at(i).isName()) {
        names.add(statement.at(i).text());
      }
    }
  }

  /** End of what is assigned to, or of {@code name : Type}; 0 if the statement assigns nothing. */
  private static int targetsEnd(Statement statement) {
    int depth = 0;
    for (int i = 0; i < statement.tokens().size(); i++) {
      Token token = statement.at(i);
      depth += token.is("(") || token.is("[") ? 1 : 0;
      depth -= token.is(")") || token.is("]") ? 1 : 0;
      if (depth == 0 && (ASSIGNMENTS.contains(token.text()) || (i == 1 && token.is(":")))) {
        return i;
      }
    }
    return 0;
  }

  private void addNames(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean attribute = i > 0 && tokens.get(i - 1).is(".");
      if (tokens.get(i).isName() && !attribute) {
        names.add(tokens.get(i).text());
      }
    }
  }

  /** Of loops and comprehensions ({@code for a, b in}), and of {@code with x as y}. */
  private void addLoopVariables(Statement statement) {
    boolean loop = false;
    for (int i = 0; i < statement.tokens().size(); i++) {
      Token token = statement.at(i);
      loop = token.is("for") || (loop && !token.is("in"));
      if (token.isName() && (loop || statement.at(i - 1).is("as"))) {
        names.add(token.text());
      }
    }
  }
}
