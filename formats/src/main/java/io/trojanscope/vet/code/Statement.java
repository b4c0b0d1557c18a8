package io.trojanscope.vet.code;

import java.util.List;

/**
 * One statement of source text, or the head of a block.
 *
 * @param indent blanks before it
 * @param depth blocks that it lies in
 */
public record Statement(int indent, int depth, List<Token> tokens) {
  /** Token of that index; an empty one beyond the ends. */
  public Token at(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(Token.Type.OPERATOR, "", 0, line());
  }

  public Token last() {
    return tokens.get(tokens.size() - 1);
  }

  /** The name at an index and all that follow it after a dot, such as {@code torch.add}. */
  String chainAt(int index) {
    StringBuilder chain = new StringBuilder(at(index).text());
    int next = index + 1;
    while (at(next).is(".") && at(next + 1).isName()) {
      chain.append('.').append(at(next + 1).text());
      next += 2;
    }
    return chain.toString();
  }

  public boolean startsWith(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!at(i).is(texts[i])) {
        return false;
      }
    }
    return true;
  }

  public int line() {
    return tokens.get(0).line();
  }
}
