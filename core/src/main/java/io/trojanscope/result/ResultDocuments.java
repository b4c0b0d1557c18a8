package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes results as JSON; {@code docs/formats.md} tells the format. */
public final class ResultDocuments {
  /** The text of a document, its tree and the decoded pixels are held at once. */
  private static final int MEMORY_PER_BYTE = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_ABSENT))
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ResultDocuments() {}

  /**
   * Reads a document, whichever of the formats it has.
   *
   * @throws InvalidInputException if the file cannot be read, is no such document, has another
   *     version, or holds anything missing, unknown, mistyped or out of range
   */
  public static ResultDocument read(Path file) {
    requireReadable(file);
    JsonCursor in = JsonCursor.root(file, parse(file));
    JsonCursor format = in.field("format");
    try {
      return switch (format.text()) {
        case MapsJson.FORMAT -> MapsJson.read(versioned(in, MapsJson.VERSION));
        case PlantJson.FORMAT -> PlantJson.readDocument(versioned(in, PlantJson.VERSION));
        case ReproductionJson.FORMAT ->
            ReproductionJson.read(versioned(in, ReproductionJson.VERSION));
        case ScanJson.FORMAT -> ScanJson.read(versioned(in, ScanJson.VERSION));
        default ->
            throw format.expected(
                String.join(
                    ", ",
                    MapsJson.FORMAT,
                    PlantJson.FORMAT,
                    ReproductionJson.FORMAT + " or " + ScanJson.FORMAT));
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(DisplayText.inert(file + ": " + e.getMessage()), e);
    }
  }

  /**
   * Reads a document of one kind.
   *
   * @throws InvalidInputException as {@link #read(Path)}, or if it is of another kind
   */
  public static <D extends ResultDocument> D read(Path file, Class<D> kind) {
    ResultDocument document = read(file);
    if (!kind.isInstance(document)) {
      throw new InvalidInputException(
          DisplayText.inert(file.toString())
              + ": expected a "
              + kind.getSimpleName()
              + ", found a "
              + document.getClass().getSimpleName());
    }
    return kind.cast(document);
  }

  /**
   * Writes a document; the same document gives the same bytes.
   *
   * @throws InvalidInputException if writing fails; an existing file then stays as it was
   */
  public static void write(Path file, ResultDocument document) {
    OutputFiles.write(file, content(document));
  }

  /** A document as the content of a file; the same document gives the same bytes. */
  public static OutputFiles.Content content(ResultDocument document) {
    return out -> write(out, document);
  }

  private static void write(OutputStream out, ResultDocument document) throws IOException {
    try (JsonGenerator generator = WRITER.createGenerator(out)) {
      if (document instanceof MapsDocument maps) {
        MapsJson.write(generator, maps);
      } else if (document instanceof PlantDocument plant) {
        PlantJson.write(generator, plant);
      } else if (document instanceof ReproductionDocument reproduction) {
        ReproductionJson.write(generator, reproduction);
      } else if (document instanceof ScanDocument scan) {
        ScanJson.write(generator, scan);
      }
      generator.writeRaw('\n');
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  private static JsonCursor versioned(JsonCursor in, int version) {
    JsonCursor found = in.field("version");
    if (found.integer(1, Integer.MAX_VALUE) != version) {
      throw found.expected("version " + version + " (another release of Trojanscope reads others)");
    }
    return in;
  }

  private static void requireReadable(Path file) {
    String name = DisplayText.inert(file.toString());
    FileErrors.requireReadable(file, "a result file");
    long limit = Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE;
    long size = file.toFile().length();
    if (size > limit) {
      throw new InvalidInputException(
          name
              + ": expected at most "
              + limit
              + " bytes, found "
              + size
              + "; give Java more memory (-Xmx)");
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(file);
    } catch (UnexpectedEndOfInputException e) {
      throw invalid(file, "a whole JSON document, found its end too early", e);
    } catch (JacksonIOException e) {
      throw new InvalidInputException(
          DisplayText.inert(file + ": cannot be read: " + e.getOriginalMessage()), e);
    } catch (JacksonException e) {
      throw invalid(file, "a JSON document, found something else", e);
    }
  }

  private static InvalidInputException invalid(Path file, String what, JacksonException e) {
    String line = e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
    return new InvalidInputException(
        DisplayText.inert(file.toString()) + ": expected " + what + " in line " + line, e);
  }
}
