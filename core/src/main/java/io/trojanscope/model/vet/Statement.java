package io.trojanscope.model.vet;

import java.util.List;

/**
 * One statement of source text, or the head of a block.
 *
 * @param indent blanks before it
 * @param depth blocks that it lies in
 */
record Statement(int indent, int depth, List<Token> tokens) {
  /** Token of that index, counted from the end if negative; an empty one beyond the ends. */
  Token at(int index) {
    int i = index < 0 ? tokens.size() + index : index;
    return i >= 0 && i < tokens.size()
        ? tokens.get(i)
        : new Token(Token.Type.OPERATOR, "", 0, line());
  }

  boolean startsWith(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!at(i).is(texts[i])) {
        return false;
      }
    }
    return true;
  }

  int line() {
    return tokens.get(0).line();
  }
}
