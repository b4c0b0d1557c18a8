package io.trojanscope.vet.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Finds loops whose condition is always true: {@code while True} without a {@code break}, and, as
 * TorchScript writes it, {@code while c} where {@code c} is never given a value but {@code True}.
 */
final class EndlessLoops {
  private final IntConsumer reporter;
  private final Map<String, Integer> loops = new HashMap<>();
  private final Set<String> mayEnd = new HashSet<>();

  /**
   * Begins a file.
   *
   * @param reporter is told the line of every endless loop
   */
  EndlessLoops(IntConsumer reporter) {
    this.reporter = reporter;
  }

  void read(Statement statement) {
    if (statement.startsWith("def") || statement.depth() == 0) {
      endFunction();
    }
    if (statement.startsWith("while") && statement.at(2).is(":") && statement.at(1).isName()) {
      loops.put(statement.at(1).text(), statement.line());
    } else if (statement.startsWith("break")) {
      mayEnd.add("True");
    } else {
      readAssignment(statement);
    }
  }

  /** Tells of the loops of the function that ends here. */
  void endFunction() {
    loops.forEach(
        (condition, line) -> {
          if (!mayEnd.contains(condition)) {
            reporter.accept(line);
          }
        });
    loops.clear();
    mayEnd.clear();
  }

  private void readAssignment(Statement statement) {
    List<Token> tokens = statement.tokens();
    int equals = 0;
    while (equals < tokens.size() && !tokens.get(equals).is("=")) {
      equals++;
    }
    int value = equals + 1;
    for (int target = 0; target < equals; target += 2) {
      boolean isTrue =
          statement.at(value).is("True")
              && (statement.at(value + 1).is(",") || value + 1 == tokens.size());
      if (!isTrue) {
        mayEnd.add(statement.at(target).text());
      }
      value = nextItem(tokens, value);
    }
  }

  private static int nextItem(List<Token> tokens, int from) {
    int depth = 0;
    int i = from;
    while (i < tokens.size() && (depth > 0 || !tokens.get(i).is(","))) {
      Token token = tokens.get(i++);
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
    }
    return i + 1;
  }
}
