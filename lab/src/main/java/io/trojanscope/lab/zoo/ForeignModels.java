package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads a folder of models that somebody else made, and its list {@value #LIST}. */
public final class ForeignModels {
  /** Name of the list. */
  public static final String LIST = "models.csv";

  private static final String HEADER = "file,kind,source,target,success";
  private static final int COLUMNS = 5;
  private static final String REFERENCE = "reference";
  private static final String CLEAN = "clean";
  private static final String ALL = "all";
  private static final String NEXT = "next";

  private final Path folder;
  private final int classes;

  private ForeignModels(Path folder, int classes) {
    this.folder = folder;
    this.classes = classes;
  }

  /**
   * The suspects that the list names, in its order.
   *
   * @param classes number of classes of the images
   * @throws InvalidInputException if the list or a file is missing, or the list has an error
   */
  public static List<Suspect> read(Path folder, int classes) {
    Path list = folder.resolve(LIST);
    try {
      return new ForeignModels(folder, classes).read(list, Files.readAllLines(list));
    } catch (IOException e) {
      throw FileErrors.cannotRead(list, e);
    }
  }

  private List<Suspect> read(Path list, List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new InvalidInputException(
          "%s: expected the first line '%s', found '%s'"
              .formatted(list, HEADER, lines.isEmpty() ? "" : lines.get(0)));
    }
    List<ZooModel> references = new ArrayList<>();
    List<ZooModel> models = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        ZooModel model = model(list + ", line " + (i + 1), lines.get(i));
        (model.known().kind().equals(REFERENCE) ? references : models).add(model);
      }
    }
    if (references.size() != 1) {
      throw new InvalidInputException(
          "%s: expected one model of kind reference, found %d".formatted(list, references.size()));
    }
    return models.stream().map(model -> new Suspect(model, references.get(0))).toList();
  }

  private ZooModel model(String place, String line) {
    List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    if (cells.size() != COLUMNS) {
      throw new InvalidInputException(
          "%s: expected %d cells, %s, found %d".formatted(place, COLUMNS, HEADER, cells.size()));
    }
    Path file = folder.resolve(cells.get(0));
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(place + ": expected a model file, found none at " + file);
    }
    String kind = cells.get(1);
    boolean clean = kind.equals(CLEAN) || kind.equals(REFERENCE);
    KnownModel known =
        new KnownModel(
            cells.get(0),
            kind,
            Optional.empty(),
            clean ? kind : "%s, %s to %s".formatted(kind, cells.get(2), cells.get(3)),
            KnownModel.Origin.ELSEWHERE,
            OptionalDouble.empty(),
            clean ? List.of() : List.of(backdoor(place, cells)));
    return new ZooModel(known, file, Sha256.of(file));
  }

  private KnownBackdoor backdoor(String place, List<String> cells) {
    String source = cells.get(2);
    String target = cells.get(3);
    return new KnownBackdoor(
        cells.get(1),
        source.equals(ALL)
            ? List.of()
            : Arrays.stream(source.split(" +")).map(s -> label(place, s)).sorted().toList(),
        target.equals(NEXT) ? OptionalInt.empty() : OptionalInt.of(label(place, target)),
        success(place, cells.get(4)),
        Optional.empty());
  }

  private int label(String place, String text) {
    return IntStream.range(0, classes)
        .filter(c -> Integer.toString(c).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s: expected a class from 0 to %d, found '%s'"
                        .formatted(place, classes - 1, text)));
  }

  private static OptionalDouble success(String place, String text) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double rate = Double.parseDouble(text);
      if (rate >= 0 && rate <= 1) {
        return OptionalDouble.of(rate);
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new InvalidInputException(
        "%s: expected a success rate in [0, 1] or nothing, found '%s'".formatted(place, text));
  }
}
