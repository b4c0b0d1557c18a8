package io.trojanscope.torchscript.convert;

import io.trojanscope.torchscript.syntax.CodeStep;
import io.trojanscope.torchscript.syntax.Expression;
import io.trojanscope.torchscript.syntax.FunctionCode;
import io.trojanscope.vet.code.SourceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows functions statement by statement. Conditions and loops must be decided by constants and
 * shapes.
 */
final class Interpreter {
  private static final int DEEPEST = 100;
  private static final int MOST_STEPS = 50_000;

  /** Names that mean something of their own. */
  private static final Set<String> RESERVED =
      Set.of(
          "torch",
          "ops",
          "CONSTANTS",
          "__torch__",
          "annotate",
          "unchecked_cast",
          "uninitialized",
          "int",
          "float",
          "bool",
          "str",
          "range",
          "getattr",
          "inf",
          "nan",
          "len");

  /** How a block ends. */
  private enum End {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Evaluator evaluator;
  private int depth;
  private int steps;
  private String file = "";
  private int line;

  /**
   * @param context what all functions of the archive share
   */
  Interpreter(Evaluator.Context context) {
    this.evaluator = new Evaluator(context, this);
  }

  /** Where it is, such as {@code code/__torch__.py:12}. */
  String where() {
    return file + ":" + line;
  }

  /** The variables of one call of a function, and what it returns. */
  static final class Frame {
    private final Map<String, Object> variables = new HashMap<>();
    private Object result = Expression.NONE;

    Object get(String name) {
      Object value = variables.get(name);
      if (value == null) {
        throw new UnsupportedCodeException("'" + name + "' has no value");
      }
      return value;
    }

    boolean has(String name) {
      return variables.containsKey(name);
    }
  }

  /** Calls a function and returns its result. */
  Object call(FunctionCode function, List<Object> positional, Map<String, Object> keywords) {
    if (++depth > DEEPEST) {
      throw new UnsupportedCodeException("functions call each other " + DEEPEST + " deep");
    }
    String callerFile = file;
    int callerLine = line;
    file = function.file();
    line = function.line();
    Frame frame = new Frame();
    try {
      bind(function, positional, keywords, frame);
      run(function.body(), frame);
    } catch (SourceException e) {
      line = e.line();
      throw new UnsupportedCodeException(e.getMessage());
    }
    file = callerFile;
    line = callerLine;
    depth--;
    return frame.result;
  }

  private void bind(
      FunctionCode function, List<Object> positional, Map<String, Object> keywords, Frame frame) {
    List<FunctionCode.Parameter> parameters = function.parameters();
    if (positional.size() > parameters.size()) {
      throw new UnsupportedCodeException(
          "%s takes %d arguments, found %d"
              .formatted(function.name(), parameters.size(), positional.size()));
    }
    int bound = 0;
    for (int i = 0; i < parameters.size(); i++) {
      FunctionCode.Parameter parameter = parameters.get(i);
      Object value;
      if (i < positional.size()) {
        value = positional.get(i);
      } else if (keywords.containsKey(parameter.name())) {
        value = keywords.get(parameter.name());
        bound++;
      } else {
        Expression standard =
            parameter
                .standard()
                .orElseThrow(
                    () ->
                        new UnsupportedCodeException(
                            function.name() + " lacks its argument " + parameter.name()));
        value = evaluator.evaluate(standard, new Frame());
      }
      define(parameter.name(), value, frame);
    }
    if (bound != keywords.size()) {
      throw new UnsupportedCodeException(function.name() + " has an unknown or double argument");
    }
  }

  private static void define(String name, Object value, Frame frame) {
    if (RESERVED.contains(name)) {
      throw new UnsupportedCodeException("gives the name '" + name + "' another meaning");
    }
    frame.variables.put(name, value);
  }

  private End run(List<CodeStep> block, Frame frame) {
    for (CodeStep step : block) {
      line = step.line();
      count();
      End end = run(step, frame);
      if (end != End.NEXT) {
        return end;
      }
    }
    return End.NEXT;
  }

  private End run(CodeStep step, Frame frame) {
    if (step instanceof CodeStep.Assign assign) {
      assign(assign, frame);
    } else if (step instanceof CodeStep.Evaluate evaluate) {
      evaluator.evaluate(evaluate.expression(), frame);
    } else if (step instanceof CodeStep.If branch) {
      boolean holds = Scalars.truth(evaluator.evaluate(branch.condition(), frame));
      return run(holds ? branch.then() : branch.otherwise(), frame);
    } else if (step instanceof CodeStep.For loop) {
      return runFor(loop, frame);
    } else if (step instanceof CodeStep.While loop) {
      return runWhile(loop, frame);
    } else if (step instanceof CodeStep.Return result) {
      frame.result =
          result.value().map(value -> evaluator.valueOf(value, frame)).orElse(Expression.NONE);
      return End.RETURN;
    } else if (step instanceof CodeStep.Break) {
      return End.BREAK;
    } else if (step instanceof CodeStep.Continue) {
      return End.CONTINUE;
    }
    return End.NEXT;
  }

  private void assign(CodeStep.Assign assign, Frame frame) {
    Object value = evaluator.valueOf(assign.value(), frame);
    if (!assign.unpacks()) {
      define(target(assign.targets().get(0)), value, frame);
      return;
    }
    List<Object> items = Scalars.items(value);
    if (items.size() != assign.targets().size()) {
      throw new UnsupportedCodeException(
          "%d names for %d values".formatted(assign.targets().size(), items.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      define(target(assign.targets().get(i)), items.get(i), frame);
    }
  }

  private static String target(Expression expression) {
    if (expression instanceof Expression.Name name) {
      return name.text();
    }
    throw new UnsupportedCodeException(
        expression instanceof Expression.Attribute attribute
            ? "changes the attribute " + attribute.name() + " of the model"
            : "changes a part of a value");
  }

  private End runFor(CodeStep.For loop, Frame frame) {
    LoopItems items = evaluator.items(loop.items(), frame);
    for (long i = 0; i < items.count(); i++) {
      define(loop.variable(), items.item().apply(i), frame);
      End end = run(loop.body(), frame);
      if (end == End.BREAK) {
        break;
      }
      if (end == End.RETURN) {
        return end;
      }
      count();
    }
    return End.NEXT;
  }

  private End runWhile(CodeStep.While loop, Frame frame) {
    while (Scalars.truth(evaluator.evaluate(loop.condition(), frame))) {
      End end = run(loop.body(), frame);
      if (end == End.BREAK) {
        break;
      }
      if (end == End.RETURN) {
        return end;
      }
      count();
    }
    return End.NEXT;
  }

  private void count() {
    if (++steps > MOST_STEPS) {
      throw new UnsupportedCodeException("does not end after " + MOST_STEPS + " steps");
    }
  }
}
