package io.trojanscope.lab.artefact;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Records as JSON files of one format and version. */
public final class JsonFile {
  private static final int VERSION = 1;

  private JsonFile() {}

  private record Envelope<T>(String format, int version, T content) {}

  /** Writes a record, whole or not at all. */
  public static void write(Path file, String format, Object content) {
    OutputFiles.write(file, StrictJson.content(new Envelope<>(format, VERSION, content)));
  }

  /**
   * Reads a record; empty if there is no such file.
   *
   * @throws InvalidInputException if the file holds something else
   */
  public static <T> Optional<T> read(Path file, String format, Class<T> type) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode tree = StrictJson.parse(file);
      requireHead(file, tree, format);
      return Optional.of(StrictJson.bind(file, tree.get("content"), type, Set.of()));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e.getMessage() + "; delete the file", e);
    }
  }

  private static void requireHead(Path file, JsonNode tree, String format) {
    if (tree.size() != 3
        || !tree.path("format").asString("").equals(format)
        || tree.path("version").asInt(0) != VERSION
        || !tree.path("content").isObject()) {
      throw new InvalidInputException(
          file + ": expected a " + format + " of version " + VERSION + ", found something else");
    }
  }
}
