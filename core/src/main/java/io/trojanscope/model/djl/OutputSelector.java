package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.LogitsOutput;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the logits among what a module returns. */
final class OutputSelector {
  private final String model;
  private final LogitsOutput wanted;
  private final int classes;

  OutputSelector(String model, LogitsOutput wanted, int classes) {
    this.model = model;
    this.wanted = wanted;
    this.classes = classes;
  }

  /** The logits of {@code count} images. */
  NDArray select(long count, NDList outputs) {
    Shape shape = new Shape(count, classes);
    List<NDArray> candidates =
        IntStream.range(0, outputs.size())
            .filter(i -> isWanted(i, outputs.get(i)))
            .mapToObj(outputs::get)
            .filter(output -> output.getShape().equals(shape))
            .toList();
    if (candidates.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected %s of shape %s (images, classes), found %s"
              .formatted(model, describeWanted(), shape, describe(outputs)));
    }
    if (candidates.size() > 1 && candidates.get(0).getName() != null) {
      throw new InvalidInputException(
          "%s: expected one output of shape %s (images, classes), found %s; name the one that holds the logits"
              .formatted(model, shape, describe(outputs)));
    }
    return candidates.get(0);
  }

  private boolean isWanted(int position, NDArray output) {
    return wanted.name().isEmpty()
        ? wanted.position().orElse(position) == position
        : wanted.name().equals(output.getName());
  }

  private String describeWanted() {
    if (!wanted.name().isEmpty()) {
      return "an output '" + wanted.name() + "'";
    }
    return wanted.position().isPresent() ? "output " + wanted.position().getAsInt() : "an output";
  }

  private static String describe(NDList outputs) {
    return outputs.stream()
        .sorted(Comparator.comparing(OutputSelector::name))
        .map(output -> name(output) + output.getShape())
        .collect(Collectors.joining(", "));
  }

  private static String name(NDArray output) {
    return output.getName() == null ? "" : "'" + output.getName() + "' ";
  }
}
