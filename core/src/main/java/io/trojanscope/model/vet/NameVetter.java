package io.trojanscope.model.vet;

import io.trojanscope.model.vet.Finding.Kind;
import java.util.Set;
import java.util.SortedMap;

/**
 * Checks every name of a statement, whether it is called or not, so that no function that is not
 * known to be harmless can be reached by way of a variable either.
 */
final class NameVetter {
  private static final Set<String> KEYWORDS =
      Set.of(
          "def",
          "class",
          "if",
          "else",
          "elif",
          "while",
          "for",
          "in",
          "return",
          "is",
          "not",
          "and",
          "or",
          "True",
          "False",
          "None",
          "pass",
          "break",
          "continue",
          "raise",
          "assert",
          "with",
          "as",
          "del",
          "Ellipsis");

  private static final Set<String> REFUSED_KEYWORDS =
      Set.of("import", "from", "global", "nonlocal", "lambda", "yield", "try", "except", "async");

  private final Declarations declarations;
  private final LocalNames locals;
  private final SortedMap<String, Integer> operators;
  private final Reporter reporter;

  /** Takes what is found. */
  @FunctionalInterface
  interface Reporter {
    void add(Kind kind, int line, String what);
  }

  /**
   * Begins a file.
   *
   * @param operators counts how often each operator is named
   */
  NameVetter(
      Declarations declarations,
      LocalNames locals,
      SortedMap<String, Integer> operators,
      Reporter reporter) {
    this.declarations = declarations;
    this.locals = locals;
    this.operators = operators;
    this.reporter = reporter;
  }

  void check(Statement statement) {
    int i = 0;
    while (i < statement.tokens().size()) {
      Token token = statement.at(i);
      i = token.isName() ? checkName(statement, i) : i + 1;
    }
  }

  /** Checks the name at an index and returns the index behind what was checked. */
  private int checkName(Statement statement, int i) {
    Token token = statement.at(i);
    if (statement.at(i - 1).is(".")) {
      checkAttribute(token);
      return i + 1;
    }
    switch (token.text()) {
      case "torch" -> {
        return checkTorch(statement, i);
      }
      case "ops" -> {
        return checkOps(statement, i);
      }
      case "__torch__" -> {
        return checkOwn(statement, i);
      }
      case "CONSTANTS" -> {
        return checkConstant(statement, i);
      }
      default -> {
        checkPlain(statement, i);
        return i + 1;
      }
    }
  }

  /** {@code torch.NAME} or {@code torch.autograd.NAME}: functions of namespace aten. */
  private int checkTorch(Statement statement, int i) {
    int last = statement.at(i + 1).is(".") && statement.at(i + 2).is("autograd") ? i + 4 : i + 2;
    Token name = statement.at(last);
    if (!statement.at(last - 1).is(".") || !name.isName() || statement.at(last + 1).is(".")) {
      String found = joined(statement, i);
      String why = reaching(found);
      report(
          why == null ? Kind.UNKNOWN_NAME : Kind.FORBIDDEN_FUNCTION,
          statement.at(i),
          found + (why == null ? " is not known to be harmless" : " " + why));
      return last + 1;
    }
    checkOperator("torch." + name.text(), name, KnownNames.isOperator(name.text()));
    return last + 1;
  }

  private static String reaching(String chain) {
    return KnownNames.whyForbidden(chain.substring(chain.lastIndexOf('.') + 1));
  }

  /** {@code ops.NAMESPACE.NAME}. */
  private int checkOps(Statement statement, int i) {
    Token namespace = statement.at(i + 2);
    Token name = statement.at(i + 4);
    String found = joined(statement, i);
    boolean complete =
        statement.at(i + 1).is(".")
            && statement.at(i + 3).is(".")
            && name.isName()
            && !statement.at(i + 5).is(".");
    if (complete && namespace.is("aten")) {
      checkOperator(found, name, KnownNames.isOperator(name.text()));
    } else if (complete && namespace.is("prim")) {
      checkOperator(found, name, KnownNames.isPrimitive(name.text()));
    } else {
      report(
          Kind.UNKNOWN_NAME,
          statement.at(i),
          found + " is an operator from outside PyTorch's core, not known to be harmless");
    }
    return i + 5;
  }

  private void checkOperator(String found, Token name, boolean harmless) {
    operators.merge(found, 1, Integer::sum);
    String why = KnownNames.whyForbidden(name.text());
    if (why != null) {
      report(Kind.FORBIDDEN_FUNCTION, name, found + " " + why);
    } else if (!harmless) {
      report(Kind.UNKNOWN_NAME, name, found + " is not known to be harmless");
    } else if (name.is("set_grad_enabled")) {
      report(Kind.GRADIENT_SWITCH, name, "switches the recording of gradients off or on");
    } else if (name.is("Print")) {
      report(Kind.PRINTS, name, "prints to the standard output");
    }
  }

  /** A class or function that the archive itself defines; what follows it is an attribute. */
  private int checkOwn(Statement statement, int i) {
    String chain = joined(statement, i);
    String name = chain;
    while (!name.isEmpty() && !declarations.defines(name)) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    if (name.isEmpty()) {
      report(
          Kind.UNKNOWN_NAME,
          statement.at(i),
          chain.startsWith("__torch__.torch.classes.")
              ? chain + " is a class of native code, not known to be harmless"
              : chain + " is not defined in the archive");
      name = chain;
    }
    return i + 2 * name.split("\\.", -1).length - 1;
  }

  private int checkConstant(Statement statement, int i) {
    if (!statement.at(i + 1).is(".") || !statement.at(i + 2).text().matches("c[0-9]{1,9}")) {
      report(Kind.UNKNOWN_NAME, statement.at(i), joined(statement, i) + " is no constant");
    }
    return i + 3;
  }

  private void checkAttribute(Token name) {
    String why = KnownNames.whyForbidden(name.text());
    if (why != null) {
      report(Kind.FORBIDDEN_FUNCTION, name, "." + name.text() + " " + why);
    } else if (!KnownNames.isAttribute(name.text()) && !declarations.hasMember(name.text())) {
      report(Kind.UNKNOWN_NAME, name, "." + name.text() + " is not known to be harmless");
    } else if (name.is("set_grad_enabled")) {
      report(Kind.GRADIENT_SWITCH, name, "switches the recording of gradients off or on");
    }
  }

  private void checkPlain(Statement statement, int i) {
    Token token = statement.at(i);
    String name = token.text();
    boolean argument =
        statement.at(i + 1).is("=") && (statement.at(i - 1).is("(") || statement.at(i - 1).is(","));
    if (KEYWORDS.contains(name) || argument) {
      return;
    }
    if (REFUSED_KEYWORDS.contains(name)) {
      report(Kind.SYNTAX, token, "'" + name + "' is nothing that TorchScript writes");
    } else if (name.equals("getattr")) {
      checkGetattr(statement, i);
    } else if (name.equals("print")) {
      report(Kind.PRINTS, token, "prints to the standard output");
    } else if (!KnownNames.isBuiltin(name) && !locals.contains(name)) {
      report(Kind.UNKNOWN_NAME, token, "'" + name + "' is not known to be harmless");
    }
  }

  /** {@code getattr(x, "name")} is the attribute {@code x.name}. */
  private void checkGetattr(Statement statement, int i) {
    int end = closing(statement, i + 1);
    Token name = statement.at(Math.max(end - 1, 0));
    boolean plain =
        end > 0
            && statement.at(end - 2).is(",")
            && name.type() == Token.Type.STRING
            && !name.unquoted().contains("\\");
    if (plain) {
      checkAttribute(new Token(Token.Type.NAME, name.unquoted(), name.start(), name.line()));
    } else {
      report(Kind.SYNTAX, statement.at(i), "getattr is used as TorchScript does not use it");
    }
  }

  /** Index of the bracket that closes the one at an index, or -1. */
  private static int closing(Statement statement, int open) {
    int depth = 0;
    for (int i = open; i < statement.tokens().size(); i++) {
      depth += statement.at(i).is("(") || statement.at(i).is("[") ? 1 : 0;
      depth -= statement.at(i).is(")") || statement.at(i).is("]") ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String joined(Statement statement, int i) {
    StringBuilder chain = new StringBuilder(statement.at(i).text());
    int next = i + 1;
    while (statement.at(next).is(".") && statement.at(next + 1).isName()) {
      chain.append('.').append(statement.at(next + 1).text());
      next += 2;
    }
    return chain.toString();
  }

  private void report(Kind kind, Token at, String what) {
    reporter.add(kind, at.line(), what);
  }
}
