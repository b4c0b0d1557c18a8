package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.CanonicalAssembly;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.text.DisplayText;
import io.trojanscope.torchscript.syntax.ClassCode;
import io.trojanscope.torchscript.syntax.Expression;
import io.trojanscope.torchscript.syntax.FunctionCode;
import io.trojanscope.torchscript.syntax.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates expressions. */
final class Evaluator {
  private static final String OWN = "__torch__.";
  private static final String ATEN = "torch.";
  private static final String ATEN_OPERATORS = "ops.aten.";
  private static final String PRIM_OPERATORS = "ops.prim.";
  private static final String CONSTANTS = "CONSTANTS.c";

  private final Context context;
  private final Interpreter interpreter;

  /** What all functions of an archive share. */
  record Context(Program program, ModelObjects objects, CanonicalAssembly graph) {}

  Evaluator(Context context, Interpreter interpreter) {
    this.context = context;
    this.interpreter = interpreter;
  }

  /** A value to be used. */
  Object evaluate(Expression expression, Interpreter.Frame frame) {
    Object value = valueOf(expression, frame);
    if (value instanceof UnsupportedValue unsupported) {
      throw new UnsupportedCodeException("uses " + unsupported.what());
    }
    return value;
  }

  /** A value that is passed on without being used; it need not exist. */
  Object valueOf(Expression expression, Interpreter.Frame frame) {
    if (expression instanceof Expression.Name name) {
      return variable(name.text(), frame);
    }
    if (expression instanceof Expression.Literal literal) {
      return literal.value() instanceof Long integer ? Size.of(integer) : literal.value();
    }
    if (expression instanceof Expression.Attribute attribute) {
      return attribute(attribute, frame);
    }
    if (expression instanceof Expression.Call call) {
      return call(call, frame);
    }
    if (expression instanceof Expression.Subscript subscript) {
      return ListOperators.item(
          evaluate(subscript.target(), frame), evaluate(subscript.index(), frame));
    }
    if (expression instanceof Expression.ListOf list) {
      return ListValue.of(evaluate(list.items(), frame));
    }
    if (expression instanceof Expression.TupleOf tuple) {
      return new TupleValue(unchecked(tuple.items(), frame), List.of());
    }
    if (expression instanceof Expression.DictOf dictionary) {
      return dictionary(dictionary, frame);
    }
    if (expression instanceof Expression.Conditional conditional) {
      boolean holds = Scalars.truth(evaluate(conditional.condition(), frame));
      return valueOf(holds ? conditional.then() : conditional.otherwise(), frame);
    }
    Expression.Negative negative = (Expression.Negative) expression;
    return ElementOperators.negative(evaluate(negative.operand(), frame));
  }

  private List<Object> evaluate(List<Expression> expressions, Interpreter.Frame frame) {
    List<Object> values = new ArrayList<>();
    expressions.forEach(expression -> values.add(evaluate(expression, frame)));
    return values;
  }

  /** Values that are passed on without being used. */
  private List<Object> unchecked(List<Expression> expressions, Interpreter.Frame frame) {
    List<Object> values = new ArrayList<>();
    expressions.forEach(expression -> values.add(valueOf(expression, frame)));
    return values;
  }

  private static Object variable(String name, Interpreter.Frame frame) {
    if (frame.has(name)) {
      return frame.get(name);
    }
    return switch (name) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw new UnsupportedCodeException("'" + name + "' has no value");
    };
  }

  private DictValue dictionary(Expression.DictOf dictionary, Interpreter.Frame frame) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < dictionary.keys().size(); i++) {
      entries.put(
          evaluate(dictionary.keys().get(i), frame), evaluate(dictionary.values().get(i), frame));
    }
    return new DictValue(entries);
  }

  private Object attribute(Expression.Attribute attribute, Interpreter.Frame frame) {
    Optional<String> path = attribute.path();
    if (path.isPresent() && path.get().matches("CONSTANTS\\.c[0-9]{1,9}")) {
      return context.objects().constant(Integer.parseInt(path.get().substring(CONSTANTS.length())));
    }
    if (path.isPresent() && path.get().startsWith(OWN)) {
      return context
          .program()
          .function(path.get())
          .orElseThrow(
              () -> new UnsupportedCodeException(path.get() + " is not defined in the archive"));
    }
    return attribute(evaluate(attribute.target(), frame), attribute.name());
  }

  private static Object attribute(Object target, String name) {
    if (target instanceof ModuleObject object) {
      return object.attribute(name);
    }
    if (target instanceof TupleValue tuple && tuple.names().contains(name)) {
      return tuple.items().get(tuple.names().indexOf(name));
    }
    throw new UnsupportedCodeException("attribute " + name);
  }

  private Object call(Expression.Call call, Interpreter.Frame frame) {
    if (call.function() instanceof Expression.Name name && !frame.has(name.text())) {
      return builtIn(name.text(), call, frame);
    }
    String path = call.function().path().orElse("");
    if (path.startsWith(ATEN)) {
      return operator(path, path.substring(ATEN.length()), call, frame);
    }
    if (path.startsWith(ATEN_OPERATORS)) {
      return operator(path, path.substring(ATEN_OPERATORS.length()), call, frame);
    }
    if (path.startsWith(PRIM_OPERATORS)) {
      String name = "prim." + path.substring(PRIM_OPERATORS.length());
      return operator(path, name, call, frame);
    }
    if (path.startsWith("ops.")) {
      throw new UnsupportedCodeException(path + " is not supported");
    }
    Map<String, Object> keywords = new HashMap<>();
    call.keywords().forEach((name, value) -> keywords.put(name, evaluate(value, frame)));
    List<Object> positional = evaluate(call.positional(), frame);
    if (path.startsWith(OWN) && context.program().type(path).isPresent()) {
      return namedTuple(context.program().type(path).get(), positional, keywords);
    }
    if (call.function() instanceof Expression.Attribute method && !path.startsWith(OWN)) {
      Object target = evaluate(method.target(), frame);
      positional.add(0, target);
      return interpreter.call(method(target, method.name()), positional, keywords);
    }
    if (evaluate(call.function(), frame) instanceof FunctionCode function) {
      return interpreter.call(function, positional, keywords);
    }
    throw new UnsupportedCodeException("calls what is not a function");
  }

  private static FunctionCode method(Object target, String name) {
    if (target instanceof ModuleObject object) {
      return object
          .type()
          .method(name)
          .orElseThrow(
              () -> new UnsupportedCodeException(object.type().name() + " has no method " + name));
    }
    throw new UnsupportedCodeException("method " + name + " of a value");
  }

  private static Object namedTuple(
      ClassCode type, List<Object> positional, Map<String, Object> keywords) {
    List<String> names = List.copyOf(type.attributes().keySet());
    if (!type.base().equals("NamedTuple")
        || !keywords.isEmpty()
        || positional.size() != names.size()) {
      throw new UnsupportedCodeException("makes an object of " + type.name());
    }
    return new TupleValue(positional, names);
  }

  private Object builtIn(String name, Expression.Call call, Interpreter.Frame frame) {
    List<Expression> arguments = call.positional();
    boolean fits = call.keywords().isEmpty();
    return switch (fits ? name + "/" + arguments.size() : name) {
      case "annotate/2", "unchecked_cast/2" -> evaluate(arguments.get(1), frame);
      case "uninitialized/1" -> new UnsupportedValue("a variable without a value");
      case "getattr/2" -> attribute(evaluate(arguments.get(0), frame), name(arguments.get(1)));
      case "int/1" -> LanguageOperators.integer(evaluate(arguments.get(0), frame));
      case "float/1" -> real(evaluate(arguments.get(0), frame));
      case "bool/1" -> LanguageOperators.truth(evaluate(arguments.get(0), frame));
      default ->
          throw new UnsupportedCodeException(DisplayText.name(name) + "(...) is not supported");
    };
  }

  private static Object real(Object value) {
    if (value instanceof String text) {
      return Double.parseDouble(text.replace("inf", "Infinity").replace("nan", "NaN"));
    }
    return LanguageOperators.real(value);
  }

  private static String name(Expression expression) {
    if (expression instanceof Expression.Literal literal
        && literal.value() instanceof String text) {
      return text;
    }
    throw new UnsupportedCodeException("the name of an attribute is computed");
  }

  private Object operator(String path, String name, Expression.Call call, Interpreter.Frame frame) {
    Operator operator =
        AtenOperators.of(name)
            .orElseThrow(() -> new UnsupportedCodeException(path + " is not supported"));
    Map<String, Object> arguments = new HashMap<>();
    if (call.positional().size() > operator.parameters().size()) {
      throw new UnsupportedCodeException(
          "%s with %d arguments is not supported".formatted(path, call.positional().size()));
    }
    for (int i = 0; i < call.positional().size(); i++) {
      arguments.put(operator.parameters().get(i), evaluate(call.positional().get(i), frame));
    }
    call.keywords()
        .forEach(
            (keyword, value) -> {
              if (!operator.parameters().contains(keyword)
                  || arguments.put(keyword, evaluate(value, frame)) != null) {
                throw new UnsupportedCodeException(
                    "%s with argument %s is not supported".formatted(path, keyword));
              }
            });
    try {
      return operator
          .rule()
          .apply(new OperatorCall(arguments, context.graph(), interpreter.where()));
    } catch (UnsupportedCodeException e) {
      throw e.in(path);
    }
  }

  /** What a loop goes through: a range, or the items of a list. */
  LoopItems items(Expression expression, Interpreter.Frame frame) {
    if (expression instanceof Expression.Call call
        && call.function() instanceof Expression.Name name
        && name.text().equals("range")) {
      List<Long> bounds = new ArrayList<>();
      evaluate(call.positional(), frame)
          .forEach(bound -> bounds.add(Scalars.fixed(Scalars.integer(bound))));
      return LoopItems.range(bounds);
    }
    List<Object> items = Scalars.items(evaluate(expression, frame));
    return new LoopItems(items.size(), i -> items.get((int) i));
  }
}
