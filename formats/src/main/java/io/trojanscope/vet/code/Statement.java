package io.trojanscope.vet.code;

import java.util.List;

/**
 * One statement of source text, or the head of a block.
 *
 * @param indent blanks before it
 * @param depth blocks that it lies in
 */
record Statement(int indent, int depth, List<Token> tokens) {
  /** Token of that index; an empty one beyond the ends. */
  Token at(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(Token.Type.OPERATOR, "", 0, line());
  }

  Token last() {
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

  /** Index of the bracket that closes the one at an index, or -1. */
  int closingOf(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += at(i).is("(") || at(i).is("[") ? 1 : 0;
      depth -= at(i).is(")") || at(i).is("]") ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Number of items, separated by commas, between two brackets. */
  int itemsWithin(int open, int close) {
    int items = 1;
    int i = open + 1;
    while (i < close) {
      boolean nested = at(i).is("(") || at(i).is("[");
      items += at(i).is(",") ? 1 : 0;
      i = nested ? closingOf(i) + 1 : i + 1;
    }
    return items;
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
