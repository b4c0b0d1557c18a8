package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.Finding.Kind;
import java.util.Set;

/**
 * Checks every name of a statement, whether it is called or not, so that no function that is not
 * known to be harmless can be reached by way of a variable either.
 */
final class NameVetter {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("def class if else elif while for in return is not and or True False None pass break"
                  + " continue raise assert with as del Ellipsis")
              .split(" "));

  private static final Set<String> REFUSED_KEYWORDS =
      Set.of("import", "from", "global", "nonlocal", "lambda", "yield", "try", "except", "async");

  private final Declarations declarations;
  private final LocalNames locals;
  private final OperatorVetter operators;
  private final Reporter reporter;

  /** Begins a file. */
  NameVetter(
      Declarations declarations, LocalNames locals, OperatorVetter operators, Reporter reporter) {
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
        return operators.checkTorch(statement, i);
      }
      case "ops" -> {
        return operators.checkOps(statement, i);
      }
      case "__torch__" -> {
        return checkOwn(statement, i);
      }
      case "CONSTANTS" -> {
        return operators.checkConstant(statement, i);
      }
      default -> {
        checkPlain(statement, i);
        return i + 1;
      }
    }
  }

  /** A class or function that the archive itself defines; what follows it is an attribute. */
  private int checkOwn(Statement statement, int i) {
    String chain = statement.chainAt(i);
    String name = chain;
    while (!name.isEmpty() && !declarations.defines(name)) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    if (name.isEmpty()) {
      reporter.add(
          Kind.UNKNOWN_NAME,
          statement.at(i),
          chain.startsWith("__torch__.torch.classes.")
              ? chain + " is a class of native code, not known to be harmless"
              : chain + " is not defined in the archive");
      name = chain;
    }
    return i + 2 * name.split("\\.", -1).length - 1;
  }

  private void checkAttribute(Token name) {
    String why = KnownNames.whyForbidden(name.text());
    if (why != null) {
      reporter.add(Kind.FORBIDDEN_FUNCTION, name, "." + name.text() + " " + why);
    } else if (!KnownNames.isAttribute(name.text()) && !declarations.hasMember(name.text())) {
      reporter.add(Kind.UNKNOWN_NAME, name, "." + name.text() + " is not known to be harmless");
    } else if (name.is("set_grad_enabled")) {
      reporter.add(Kind.GRADIENT_SWITCH, name, "switches the recording of gradients off or on");
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
      reporter.add(Kind.SYNTAX, token, "'" + name + "' does not occur in TorchScript");
    } else if (name.equals("getattr")) {
      checkGetattr(statement, i);
    } else if (name.equals("print")) {
      reporter.add(Kind.PRINTS, token, "prints to the standard output");
    } else if (!KnownNames.isBuiltin(name) && !locals.contains(name)) {
      reporter.add(Kind.UNKNOWN_NAME, token, "'" + name + "' is not known to be harmless");
    }
  }

  /** {@code getattr(x, "name")} is the attribute {@code x.name}; a default may not follow. */
  private void checkGetattr(Statement statement, int i) {
    int end = statement.closingOf(i + 1);
    Token name = statement.at(Math.max(end - 1, 0));
    boolean plain =
        end > 0
            && statement.at(end - 2).is(",")
            && statement.itemsWithin(i + 1, end) == 2
            && name.type() == Token.Type.STRING
            && !name.unquoted().contains("\\");
    if (plain) {
      checkAttribute(new Token(Token.Type.NAME, name.unquoted(), name.start(), name.line()));
    } else {
      reporter.add(Kind.SYNTAX, statement.at(i), "TorchScript does not use getattr like this");
    }
  }
}
