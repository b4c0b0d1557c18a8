package io.trojanscope.torchscript.convert;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.onnx.canonical.Shape;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The output that holds the logits.
 *
 * @param isBeforeSoftmax whether a softmax was cut off behind it
 * @param choice which one of several it is; empty if there is one
 */
record LogitsChoice(Value logits, boolean isBeforeSoftmax, String choice) {
  private static final int MOST_SHOWN = 10;

  /** A tensor among the outputs, with the name of its dictionary entry if it has one. */
  private record Named(String name, TensorCell cell) {
    Shape shape() {
      return cell.value().shape();
    }

    boolean mayHoldLogits() {
      Shape shape = shape();
      return cell.value().isFloat()
          && shape.rank() == 2
          && !shape.sizes().get(0).isFixed()
          && shape.sizes().get(1).isFixed()
          && shape.sizes().get(1).constant() >= 2;
    }

    @Override
    public String toString() {
      return name.isEmpty() ? shape().toString() : DisplayText.name(name) + " " + shape();
    }
  }

  static LogitsChoice of(Conversion.Source source, Object result) {
    List<Named> outputs = new ArrayList<>();
    collect("", result, outputs);
    List<Named> wanted = wanted(outputs, source.wanted());
    List<Named> candidates = wanted.stream().filter(Named::mayHoldLogits).toList();
    if (candidates.isEmpty() && wanted.size() == 1) {
      candidates = wanted;
    }
    if (candidates.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected an output of images x classes, found %s"
              .formatted(source.file(), describe(outputs)));
    }
    if (candidates.size() > 1) {
      throw InvalidInputException.fixedBy(
          "logits-output",
          "%s: several outputs could hold the logits: %s; choose one with %s"
              .formatted(
                  source.file(), describe(outputs), InvalidInputException.nameOf("logits-output")));
    }
    TensorCell chosen = candidates.get(0).cell();
    Optional<Value> before = chosen.logits();
    String choice =
        outputs.size() == 1
            ? ""
            : "The logits are read from output %d of %s."
                .formatted(outputs.indexOf(candidates.get(0)), describe(outputs));
    return new LogitsChoice(before.orElseGet(chosen::value), before.isPresent(), choice);
  }

  /** Tensors in the order of the code, through tuples, lists and dictionaries. */
  private static void collect(String name, Object result, List<Named> outputs) {
    if (result instanceof TensorCell cell) {
      outputs.add(new Named(name, cell));
    } else if (result instanceof DictValue dictionary) {
      dictionary.entries().forEach((key, value) -> collect(key.toString(), value, outputs));
    } else if (result instanceof ListValue || result instanceof TupleValue) {
      Scalars.items(result).forEach(item -> collect("", item, outputs));
    }
  }

  private static List<Named> wanted(List<Named> outputs, Optional<LogitsOutput> wanted) {
    if (wanted.isEmpty()) {
      return outputs;
    }
    LogitsOutput output = wanted.get();
    if (!output.name().isEmpty()) {
      return outputs.stream().filter(o -> o.name().equals(output.name())).toList();
    }
    int position = output.position().orElse(0);
    return position < outputs.size() ? List.of(outputs.get(position)) : List.of();
  }

  private static String describe(List<Named> outputs) {
    return outputs.isEmpty()
        ? "no tensor"
        : outputs.stream().limit(MOST_SHOWN).map(Named::toString).collect(Collectors.joining(", "));
  }
}
