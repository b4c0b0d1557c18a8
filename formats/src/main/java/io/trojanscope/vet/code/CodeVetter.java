package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Vets the source text of an archive: everything in it, used or not. */
public final class CodeVetter {
  private final VettingLimits limits;
  private final Findings findings;
  private final Declarations declarations = new Declarations();
  private final SortedMap<String, Integer> operators = new TreeMap<>();

  public CodeVetter(VettingLimits limits, Findings findings) {
    this.limits = limits;
    this.findings = findings;
  }

  /**
   * Vets all source files.
   *
   * @param sources texts by path, one character a byte
   */
  public void check(SortedMap<String, String> sources) {
    sources.forEach(
        (path, text) -> {
          DeclarationReader reader = new DeclarationReader(path, text, declarations);
          forEachStatement(
              path,
              text,
              statement -> {
                reader.read(statement);
                readNames(path, statement);
              });
        });
  }

  /** Vets a type as a pickle states it, such as {@code Dict[str, Tensor]}. */
  public void checkType(String where, String type) {
    forEachStatement(where, type, statement -> {});
  }

  public Declarations declarations() {
    return declarations;
  }

  /** How often each operator is named. */
  public SortedMap<String, Integer> operators() {
    return Collections.unmodifiableSortedMap(operators);
  }

  /** Counts those named {@code torch.NAME} and {@code ops.SPACE.NAME}. */
  private void readNames(String path, Statement statement) {
    for (int i = 0; i < statement.tokens().size(); i++) {
      int line = statement.at(i).line();
      OutsideCalls.at(statement, i)
          .ifPresent(what -> findings.add(Kind.OUTSIDE_CALL, path + ":" + line, what));
      boolean first = !statement.at(i - 1).is(".");
      if (first && (statement.at(i).is("torch") || statement.at(i).is("ops"))) {
        operators.merge(statement.chainAt(i), 1, Integer::sum);
      }
    }
  }

  private void forEachStatement(String path, String text, Consumer<Statement> action) {
    try {
      SourceReader.forEachStatement(text, limits, action);
    } catch (SourceException e) {
      findings.add(e.kind(), path + ":" + e.line(), e.getMessage());
    }
  }
}
