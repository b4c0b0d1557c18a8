package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.Finding.Kind;
import java.util.SortedMap;

/** Checks the operators that source text names: {@code torch.NAME} and {@code ops.SPACE.NAME}. */
final class OperatorVetter {
  private final SortedMap<String, Integer> counts;
  private final Reporter reporter;

  /**
   * Begins a file.
   *
   * @param counts how often each operator is named; is added to
   */
  OperatorVetter(SortedMap<String, Integer> counts, Reporter reporter) {
    this.counts = counts;
    this.reporter = reporter;
  }

  /**
   * Checks {@code torch.NAME} or {@code torch.autograd.NAME}, functions of namespace aten, and
   * returns the index behind it.
   */
  int checkTorch(Statement statement, int i) {
    int last = statement.at(i + 1).is(".") && statement.at(i + 2).is("autograd") ? i + 4 : i + 2;
    Token name = statement.at(last);
    if (!statement.at(last - 1).is(".") || !name.isName() || statement.at(last + 1).is(".")) {
      String found = statement.chainAt(i);
      String why = reaching(found);
      reporter.add(
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

  /** Checks {@code ops.NAMESPACE.NAME} and returns the index behind it. */
  int checkOps(Statement statement, int i) {
    Token namespace = statement.at(i + 2);
    Token name = statement.at(i + 4);
    String found = statement.chainAt(i);
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
      reporter.add(
          Kind.UNKNOWN_NAME,
          statement.at(i),
          found + " is an operator from outside PyTorch's core, not known to be harmless");
    }
    return i + 5;
  }

  private void checkOperator(String found, Token name, boolean harmless) {
    counts.merge(found, 1, Integer::sum);
    String why = KnownNames.whyForbidden(name.text());
    if (why != null) {
      reporter.add(Kind.FORBIDDEN_FUNCTION, name, found + " " + why);
    } else if (!harmless) {
      reporter.add(Kind.UNKNOWN_NAME, name, found + " is not known to be harmless");
    } else if (name.is("set_grad_enabled")) {
      reporter.add(Kind.GRADIENT_SWITCH, name, "switches the recording of gradients off or on");
    } else if (name.is("Print")) {
      reporter.add(Kind.PRINTS, name, "prints to the standard output");
    }
  }

  /** Checks {@code CONSTANTS.c0} and returns the index behind it. */
  int checkConstant(Statement statement, int i) {
    if (!statement.at(i + 1).is(".") || !statement.at(i + 2).text().matches("c[0-9]{1,9}")) {
      reporter.add(Kind.UNKNOWN_NAME, statement.at(i), statement.chainAt(i) + " is not a constant");
    }
    return i + 3;
  }
}
