package io.trojanscope.vet.code;

import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.nio.charset.StandardCharsets;
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

  /** Vets all source files. */
  public void check(SortedMap<String, Archive.Bytes> sources) {
    SortedMap<String, String> texts = new TreeMap<>();
    sources.forEach(
        (path, bytes) -> texts.put(path, new String(bytes.content(), StandardCharsets.ISO_8859_1)));
    texts.forEach(
        (path, text) -> {
          DeclarationReader reader = new DeclarationReader(path, text, declarations);
          forEachStatement(path, text, reader::read);
        });
    texts.forEach(this::checkFile);
  }

  /** Vets a type as a pickle states it, such as {@code Dict[str, Tensor]}. */
  public void checkType(String where, String type) {
    NameVetter vetter = vetter(where, new LocalNames());
    forEachStatement(where, type, vetter::check);
  }

  public Declarations declarations() {
    return declarations;
  }

  /** How often each operator is named. */
  public SortedMap<String, Integer> operators() {
    return Collections.unmodifiableSortedMap(operators);
  }

  private void checkFile(String path, String text) {
    LocalNames locals = new LocalNames();
    NameVetter vetter = vetter(path, locals);
    EndlessLoops loops =
        new EndlessLoops(
            line -> findings.add(Kind.ENDLESS_LOOP, at(path, line), "a loop that cannot end"));
    forEachStatement(path, text, locals::add);
    forEachStatement(
        path,
        text,
        statement -> {
          vetter.check(statement);
          loops.read(statement);
          if (statement.startsWith("def", "__setstate__")) {
            findings.add(
                Kind.RUNS_ON_LOAD,
                at(path, statement.line()),
                "__setstate__ runs when the model loads");
          }
        });
    loops.endFunction();
  }

  private NameVetter vetter(String path, LocalNames locals) {
    Reporter reporter = (kind, at, what) -> findings.add(kind, at(path, at.line()), what);
    return new NameVetter(declarations, locals, new OperatorVetter(operators, reporter), reporter);
  }

  private void forEachStatement(String path, String text, Consumer<Statement> action) {
    try {
      SourceReader.forEachStatement(text, limits, action);
    } catch (SourceException e) {
      findings.add(e.kind(), at(path, e.line()), e.getMessage());
    }
  }

  private static String at(String path, int line) {
    return path + ":" + line;
  }
}
