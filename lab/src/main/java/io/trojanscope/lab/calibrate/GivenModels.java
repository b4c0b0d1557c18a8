package io.trojanscope.lab.calibrate;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clean models that another program made, listed in a file: a first line {@code
 * file,reference,network,name}, then a line for each model with its file, that of the clean model
 * that it is compared with, its network kind, and what made it. Models of one kind count together.
 * Files are found beside the list.
 *
 * @param models at least one
 */
public record GivenModels(List<GivenModel> models) {
  private static final String HEADER = "file,reference,network,name";
  private static final int COLUMNS = 4;

  /** A clean model, its reference, its network kind, and its name. */
  record GivenModel(Path file, Path reference, String network, String name) {}

  public GivenModels {
    models = List.copyOf(models);
  }

  /**
   * Reads a list.
   *
   * @throws InvalidInputException if it cannot be read, has another form, or names no model
   */
  public static GivenModels read(Path list) {
    try {
      List<String> lines = Files.readAllLines(list);
      if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
        throw new InvalidInputException(
            list + ": expected '" + HEADER + "' in line 1 and a model in each line after it");
      }
      return new GivenModels(
          IntStream.range(1, lines.size())
              .mapToObj(i -> model(list, lines.get(i), i + 1))
              .toList());
    } catch (IOException e) {
      throw FileErrors.cannotRead(list, e);
    }
  }

  private static GivenModel model(Path list, String line, int number) {
    String[] fields = line.split(",", -1);
    if (fields.length != COLUMNS) {
      throw new InvalidInputException(
          list + ": expected " + HEADER + " in line " + number + ", found '" + line + "'");
    }
    return new GivenModel(
        list.resolveSibling(fields[0]), list.resolveSibling(fields[1]), fields[2], fields[3]);
  }
}
