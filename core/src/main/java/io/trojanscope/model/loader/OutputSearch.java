package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.text.DisplayText;
import io.trojanscope.torchscript.convert.UsualShapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries which images a TorchScript archive takes, and what it gives for them. */
final class OutputSearch {
  private static final int OUTPUTS_SHOWN = 10;

  private final String name;
  private final Path archive;
  private final PixelOrder pixelOrder;
  private final LogitsOutput wanted;
  private final ModelWorkers processes;
  private String complaint = "it gives no row of logits per image";

  OutputSearch(
      String name,
      Path archive,
      PixelOrder pixelOrder,
      LogitsOutput wanted,
      ModelWorkers processes) {
    this.name = name;
    this.archive = archive;
    this.pixelOrder = pixelOrder;
    this.wanted = wanted;
    this.processes = processes;
  }

  /** Those of the usual shapes that the network takes and gives a row of logits for. */
  List<ImageShape> accepted() {
    List<ImageShape> accepted = new ArrayList<>();
    for (ImageShape shape : UsualShapes.ALL) {
      if (isAccepted(shape)) {
        accepted.add(shape);
      }
    }
    return accepted;
  }

  /** What became of the likeliest shape, in a line, where {@link #accepted} found none. */
  String complaint() {
    return "with " + UsualShapes.LIKELIEST + ", " + complaint;
  }

  /** Whether the network takes images of a shape, and gives a row of logits for each. */
  boolean isAccepted(ImageShape shape) {
    Network network = load(shape);
    try {
      return !candidates(outputs(network, shape)).isEmpty();
    } catch (InvalidInputException e) {
      processes.requireAlive();
      if (shape.equals(UsualShapes.LIKELIEST)) {
        complaint = e.getMessage().replace(name + ": ", "");
      }
      return false;
    }
  }

  /**
   * Number of classes: columns of the output that is wanted, or else of those that have a row for
   * each image.
   *
   * @param named number of class names, if they are known
   * @throws InvalidInputException if the network does not take such images, or no output fits, or
   *     several with different numbers of columns
   */
  int classes(ImageShape shape, Optional<Integer> named) {
    List<OutputShape> outputs = outputs(load(shape), shape);
    List<Long> columns =
        candidates(outputs).stream()
            .map(output -> output.dimensions().get(1))
            .filter(count -> named.isEmpty() || named.get() == count.intValue())
            .distinct()
            .toList();
    if (columns.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected an output of %d images x %s classes, found %s"
              .formatted(
                  name,
                  Probe.COUNT,
                  named.map(count -> count + "").orElse("any number of"),
                  describe(outputs)));
    }
    if (columns.size() > 1) {
      throw InvalidInputException.fixedBy(
          "logits-output",
          "%s: several outputs could hold the logits: %s; choose one with %s"
              .formatted(name, describe(outputs), InvalidInputException.nameOf("logits-output")));
    }
    return Math.toIntExact(columns.get(0));
  }

  private Network load(ImageShape shape) {
    return processes.probe(
        new ModuleDescription(name, false, wanted, OutputKind.LOGITS, shape, pixelOrder, 2),
        archive);
  }

  private static List<OutputShape> outputs(Network network, ImageShape shape) {
    ImageBatch images = Probe.images(shape);
    return network.outputs(images.count(), images.values());
  }

  private List<OutputShape> candidates(List<OutputShape> outputs) {
    List<OutputShape> candidates = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      OutputShape output = outputs.get(i);
      if (isWanted(i, output) && isLogits(output.dimensions())) {
        candidates.add(output);
      }
    }
    return candidates;
  }

  private boolean isWanted(int position, OutputShape output) {
    return wanted.name().isEmpty()
        ? wanted.position().orElse(position) == position
        : wanted.name().equals(output.name());
  }

  private static boolean isLogits(List<Long> dimensions) {
    return dimensions.size() == 2 && dimensions.get(0) == Probe.COUNT && dimensions.get(1) >= 2;
  }

  private static String describe(List<OutputShape> outputs) {
    return outputs.isEmpty()
        ? "no tensor"
        : DisplayText.list(outputs.stream().map(OutputSearch::describe).toList(), OUTPUTS_SHOWN);
  }

  private static String describe(OutputShape output) {
    String sizes =
        output.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" x "));
    return output.name().isEmpty() ? "(" + sizes + ")" : output.name() + " (" + sizes + ")";
  }
}
