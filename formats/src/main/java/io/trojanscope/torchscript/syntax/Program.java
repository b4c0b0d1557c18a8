package io.trojanscope.torchscript.syntax;

import io.trojanscope.vet.code.SourceException;
import io.trojanscope.vet.code.SourceReader;
import io.trojanscope.vet.code.Statement;
import io.trojanscope.vet.finding.VettingLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The classes and functions of an archive's source text, by qualified name. */
public final class Program {
  private static final String ROOT = "code/";

  private final Map<String, ClassCode> classes = new HashMap<>();
  private final Map<String, FunctionCode> functions = new HashMap<>();

  private Program() {}

  /**
   * Finds what the source files define.
   *
   * @param sources texts by path, one character a byte
   * @throws SourceException if a file is not TorchScript, or defines something twice
   */
  public static Program of(SortedMap<String, String> sources) {
    Program program = new Program();
    sources.forEach(program::add);
    return program;
  }

  public Optional<ClassCode> type(String qualifiedName) {
    return Optional.ofNullable(classes.get(qualifiedName));
  }

  public Optional<FunctionCode> function(String qualifiedName) {
    return Optional.ofNullable(functions.get(qualifiedName));
  }

  private void add(String path, String text) {
    List<Statement> statements = new ArrayList<>();
    SourceReader.forEachStatement(text, VettingLimits.defaults(), statements::add);
    String module = path.substring(ROOT.length(), path.length() - ".py".length()).replace('/', '.');
    int at = 0;
    while (at < statements.size()) {
      Statement head = statements.get(at);
      List<Statement> block = below(statements, at);
      String name = module + "." + head.at(1).text();
      if (head.startsWith("def")) {
        define(functions, name, new FunctionCode(path, head, block), head);
      } else if (head.startsWith("class")) {
        define(classes, name, type(path, name, head, block), head);
      } else if (!isOperatorSet(head)) {
        throw SourceException.syntax(head.line(), path + ": neither a class nor a function");
      }
      at += 1 + block.size();
    }
  }

  /** {@code op_version_set = 1}, which the first versions of PyTorch wrote. */
  private static boolean isOperatorSet(Statement statement) {
    return statement.startsWith("op_version_set", "=");
  }

  private static <T> void define(Map<String, T> defined, String name, T code, Statement head) {
    if (defined.put(name, code) != null) {
      throw SourceException.syntax(head.line(), name + " is defined twice");
    }
  }

  /** The statements that lie deeper than the one at an index. */
  private static List<Statement> below(List<Statement> statements, int head) {
    int end = head + 1;
    while (end < statements.size() && statements.get(end).depth() > statements.get(head).depth()) {
      end++;
    }
    return statements.subList(head + 1, end);
  }

  /** {@code class NAME(BASE):} with attributes {@code name : type} and methods. */
  private static ClassCode type(
      String path, String name, Statement head, List<Statement> statements) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, FunctionCode> methods = new HashMap<>();
    int at = 0;
    while (at < statements.size()) {
      Statement member = statements.get(at);
      List<Statement> block = below(statements, at);
      if (member.startsWith("def")) {
        define(methods, member.at(1).text(), new FunctionCode(path, member, block), member);
      } else if (member.at(0).isName() && member.at(1).is(":")) {
        define(attributes, member.at(0).text(), typeText(member, 2), member);
      } else if (member.startsWith("__annotations__", "[")) {
        define(attributes, member.at(2).unquoted(), typeText(member, 5), member);
      }
      at += 1 + block.size();
    }
    return new ClassCode(name, head.at(3).text(), attributes, methods);
  }

  /** A type without its blanks, up to the default value if it has one. */
  private static String typeText(Statement member, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < member.tokens().size() && !member.at(i).is("="); i++) {
      text.append(member.at(i).text());
    }
    return text.toString();
  }
}
