package io.trojanscope.torchscript.syntax;

import io.trojanscope.vet.code.Statement;
import java.util.List;
import java.util.Optional;

/** A function or method; its body is parsed when it is asked for. */
public final class FunctionCode {
  private final String file;
  private final Statement head;
  private final List<Statement> statements;
  private List<Parameter> parameters;
  private List<CodeStep> body;

  /**
   * A parameter.
   *
   * @param standard its default value, if it has one
   */
  public record Parameter(String name, Optional<Expression> standard) {}

  FunctionCode(String file, Statement head, List<Statement> statements) {
    this.file = file;
    this.head = head;
    this.statements = List.copyOf(statements);
  }

  public String name() {
    return head.at(1).text();
  }

  /** Path of its source file within the archive. */
  public String file() {
    return file;
  }

  public int line() {
    return head.line();
  }

  /**
   * The parameters in order, with {@code self}.
   *
   * @throws io.trojanscope.vet.code.SourceException if they are not TorchScript
   */
  public List<Parameter> parameters() {
    if (parameters == null) {
      parameters = new ExpressionParser(head, 2).parameters();
    }
    return parameters;
  }

  /**
   * The body.
   *
   * @throws io.trojanscope.vet.code.SourceException if it is not TorchScript
   */
  public List<CodeStep> body() {
    if (body == null) {
      body = new BlockParser(statements).block(head.depth());
    }
    return body;
  }
}
