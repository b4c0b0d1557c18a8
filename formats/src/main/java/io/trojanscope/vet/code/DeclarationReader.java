package io.trojanscope.vet.code;

import io.trojanscope.vet.archive.EntryNames;
import java.util.ArrayList;
import java.util.List;

/** Collects what one source file defines, statement by statement. */
final class DeclarationReader {
  private final String text;
  private final String module;
  private final Declarations declarations;
  private String className = "";

  /**
   * Begins a file.
   *
   * @param path such as {@code code/__torch__/torch/nn/functional.py}
   */
  DeclarationReader(String path, String text, Declarations declarations) {
    this.text = text;
    this.module = moduleName(path);
    this.declarations = declarations;
  }

  private static String moduleName(String path) {
    return path.substring(EntryNames.CODE.length(), path.length() - ".py".length())
        .replace('/', '.');
  }

  void read(Statement statement) {
    if (statement.depth() == 0) {
      className = "";
      readTopLevel(statement);
    } else if (statement.depth() == 1 && !className.isEmpty()) {
      readMember(statement);
    }
  }

  private void readTopLevel(Statement statement) {
    if (statement.startsWith("class")) {
      className = module + "." + statement.at(1).text();
      declarations.addClass(className);
    }
  }

  private void readMember(Statement statement) {
    if (statement.startsWith("def", "forward")) {
      declarations.addForward(className, signature(statement));
    } else if (statement.startsWith("__parameters__", "=")) {
      declarations.addParameters(
          className,
          statement.tokens().stream()
              .filter(token -> token.type() == Token.Type.STRING)
              .map(Token::unquoted)
              .toList());
    }
  }

  /** Reads {@code def forward(self: T, x: Tensor, ...) -> R:}. */
  private ForwardSignature signature(Statement statement) {
    List<String> inputs = new ArrayList<>();
    int depth = 0;
    int start = -1;
    int i = 2;
    for (; i < statement.tokens().size(); i++) {
      Token token = statement.at(i);
      boolean closes = token.is(")") || token.is("]") || token.is("}");
      depth -= closes ? 1 : 0;
      if ((depth == 1 && token.is(",")) || (depth == 0 && closes)) {
        inputs.add(between(start, token.start()));
        start = token.end();
      }
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      start = start < 0 ? token.end() : start;
      if (depth == 0) {
        break;
      }
    }
    Token arrow = statement.at(i + 1);
    Token colon = statement.last();
    String result = arrow.is("->") ? between(arrow.end(), colon.start()) : "";
    return new ForwardSignature(
        inputs.isEmpty() ? inputs : inputs.subList(1, inputs.size()), result);
  }

  private String between(int from, int to) {
    return from < 0 || from > to ? "" : text.substring(from, to).strip().replaceAll("\\s+", " ");
  }
}
