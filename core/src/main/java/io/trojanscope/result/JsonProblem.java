package io.trojanscope.result;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.MissingNode;

/** Says in one line what is wrong in a JSON file, and where. */
final class JsonProblem {
  private static final int SHOWN = 60;
  private static final int LONG = 200;

  private final Path file;
  private final JsonNode tree;

  JsonProblem(Path file, JsonNode tree) {
    this.file = file;
    this.tree = tree;
  }

  /** The beginning of a message: the file, and the place in it. */
  static String where(Path file, String path) {
    return DisplayText.inert(file.toString())
        + ": "
        + (path.isEmpty() ? "" : DisplayText.label(path, SHOWN) + ": ");
  }

  String text(JacksonException problem) {
    List<Reference> path = problem.getPath();
    for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException || cause instanceof InvalidInputException) {
        return where(path) + DisplayText.label(cause.getMessage(), LONG);
      }
    }
    if (problem instanceof UnrecognizedPropertyException unknown) {
      return where(parent(path))
          + "expected only "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .collect(Collectors.joining(", "))
          + ", found "
          + DisplayText.label(unknown.getPropertyName(), SHOWN);
    }
    JsonNode found = at(path);
    if (found.isMissingNode() && !path.isEmpty()) {
      return where(parent(path)) + "expected " + last(path) + ", found nothing";
    }
    Class<?> type = target(problem);
    return type == null
        ? where(path) + "expected other content: " + original(problem)
        : where(path) + "expected " + words(type) + ", found " + words(found);
  }

  private static Class<?> target(JacksonException problem) {
    if (problem instanceof MismatchedInputException mismatched) {
      return mismatched.getTargetType();
    }
    return problem instanceof InputCoercionException coerced ? coerced.getTargetType() : null;
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == String.class) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  private static String words(JsonNode found) {
    if (found.isContainer()) {
      return found.isArray() ? "an array of " + found.size() : "an object";
    }
    return DisplayText.label(found.toString(), SHOWN);
  }

  private static String original(JacksonException problem) {
    return DisplayText.label(problem.getOriginalMessage(), LONG);
  }

  private JsonNode at(List<Reference> path) {
    JsonNode node = tree;
    for (Reference step : path) {
      node = step.getPropertyName() == null ? node.path(step.getIndex()) : field(node, step);
    }
    return node;
  }

  private static JsonNode field(JsonNode node, Reference step) {
    JsonNode field = node.get(step.getPropertyName());
    return field == null ? MissingNode.getInstance() : field;
  }

  private String where(List<Reference> path) {
    StringBuilder text = new StringBuilder();
    for (Reference step : path) {
      if (step.getPropertyName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return where(file, text.toString());
  }

  private static List<Reference> parent(List<Reference> path) {
    return path.isEmpty() ? path : path.subList(0, path.size() - 1);
  }

  private static String last(List<Reference> path) {
    return path.get(path.size() - 1).getPropertyName();
  }
}
