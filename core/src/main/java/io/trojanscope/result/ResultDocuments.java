package io.trojanscope.result;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes results as JSON; {@code docs/formats.md} describes the format. */
public final class ResultDocuments {
  /** The text of a document, its tree and the decoded pixels are held at once. */
  private static final int MEMORY_PER_BYTE = 3;

  private static final int SHOWN = 60;

  /** A format of documents: what its files are read as, and how that is a document. */
  private record Format<T>(
      String name,
      int version,
      Class<T> type,
      Set<String> nullable,
      Function<T, ResultDocument> document) {
    static <D extends ResultDocument> Format<D> of(String name, int version, Class<D> type) {
      return new Format<>(name, version, type, Set.of(), document -> document);
    }

    ResultDocument read(Path file, ObjectNode tree) {
      T record = StrictJson.bind(file, tree, type, nullable);
      try {
        return document.apply(record);
      } catch (IllegalArgumentException | InvalidInputException e) {
        throw new InvalidInputException(JsonProblem.where(file, "") + e.getMessage(), e);
      }
    }
  }

  private static final Format<MapsDocument> MAPS =
      Format.of("trojanscope.maps", 1, MapsDocument.class);
  private static final Format<PlantDocument> PLANT =
      Format.of("trojanscope.plant", 1, PlantDocument.class);
  private static final Format<RepairDocument> REPAIR =
      Format.of("trojanscope.repair", 1, RepairDocument.class);
  private static final Format<ReproductionDocument> REPRODUCTION =
      new Format<>(
          "trojanscope.reproduction",
          2,
          ReproductionDocument.class,
          Set.of(
              "sections[].figures[].panels[].values[]",
              "sections[].figures[].panels[].curves[].values[]"),
          document -> document);
  private static final Format<ScanJson> SCAN =
      new Format<>("trojanscope.scan", 2, ScanJson.class, ScanJson.NULLABLE, ScanJson::document);
  private static final Format<ScreeningDocument> SCREENING =
      Format.of("trojanscope.screening", 1, ScreeningDocument.class);
  private static final List<Format<?>> FORMATS =
      List.of(MAPS, PLANT, REPAIR, REPRODUCTION, SCAN, SCREENING);
  private static final String NAMES =
      "trojanscope.maps, trojanscope.plant, trojanscope.repair, trojanscope.reproduction,"
          + " trojanscope.scan or trojanscope.screening";

  private ResultDocuments() {}

  /**
   * Reads a document, whichever of the formats it has.
   *
   * @throws InvalidInputException if the file cannot be read, is no such document, has another
   *     version, or holds anything missing, unknown, mistyped or out of range
   */
  public static ResultDocument read(Path file) {
    requireReadable(file);
    JsonNode parsed = StrictJson.parse(file);
    if (!(parsed instanceof ObjectNode tree)) {
      throw new InvalidInputException(JsonProblem.where(file, "") + "expected an object");
    }
    Format<?> format = format(file, tree);
    requireVersion(file, tree, format.version);
    tree.remove(List.of("format", "version"));
    return format.read(file, tree);
  }

  private static Format<?> format(Path file, ObjectNode tree) {
    JsonNode name = tree.path("format");
    return FORMATS.stream()
        .filter(format -> name.isString() && name.stringValue().equals(format.name))
        .findFirst()
        .orElseThrow(() -> expected(file, "format", NAMES, name));
  }

  private static void requireVersion(Path file, ObjectNode tree, int version) {
    JsonNode found = tree.path("version");
    if (!found.isInt() || found.intValue() != version) {
      throw expected(
          file,
          "version",
          "version " + version + ", which this release of Trojanscope reads",
          found);
    }
  }

  private static InvalidInputException expected(
      Path file, String field, String expected, JsonNode found) {
    return new InvalidInputException(
        JsonProblem.where(file, field)
            + "expected "
            + expected
            + ", found "
            + (found.isMissingNode() ? "nothing" : DisplayText.label(found.toString(), SHOWN)));
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
    if (document instanceof ScanDocument scan) {
      return content(SCAN, ScanJson.of(scan));
    }
    return content(format(document), document);
  }

  private static Format<?> format(ResultDocument document) {
    return FORMATS.stream()
        .filter(format -> format.type.isInstance(document))
        .findFirst()
        .orElseThrow();
  }

  private static OutputFiles.Content content(Format<?> format, Object record) {
    return StrictJson.content(format.name, format.version, record);
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
              + "; allow more with TROJANSCOPE_JAVA_OPTS=-Xmx8g");
    }
  }
}
