package io.trojanscope.lab.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON files of one format and version. */
final class JsonFile {
  private static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .changeDefaultPropertyInclusion(
              given -> given.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private JsonFile() {}

  private record Envelope<T>(String format, int version, T content) {}

  /** Writes a record, whole or not at all. */
  static void write(Path file, String format, Object content) {
    byte[] json = MAPPER.writeValueAsBytes(new Envelope<>(format, VERSION, content));
    OutputFiles.write(
        file,
        out -> {
          out.write(json);
          out.write('\n');
        });
  }

  /**
   * Reads a record; empty if there is no such file.
   *
   * @throws InvalidInputException if the file holds something else
   */
  static <T> Optional<T> read(Path file, String format, Class<T> type) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Envelope<T> envelope =
          MAPPER.readValue(
              file.toFile(), MAPPER.getTypeFactory().constructParametricType(Envelope.class, type));
      if (format.equals(envelope.format)
          && envelope.version == VERSION
          && envelope.content != null) {
        return Optional.of(envelope.content);
      }
      throw unusable(file, format, null);
    } catch (JacksonException | IllegalArgumentException e) {
      throw unusable(file, format, e);
    }
  }

  private static InvalidInputException unusable(Path file, String format, Exception cause) {
    return new InvalidInputException(
        file
            + ": expected a "
            + format
            + " of version "
            + VERSION
            + ", found something else; delete it",
        cause);
  }
}
