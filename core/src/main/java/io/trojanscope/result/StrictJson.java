package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
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
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Records as JSON files. Reading refuses unknown and missing fields, other types and repeated
 * fields; what a value may be is checked by the record's constructor. An empty {@code Optional} is
 * written as no field.
 */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .changeDefaultVisibility(all -> all.withIsGetterVisibility(Visibility.NONE))
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_ABSENT))
          .addModule(PixelsJson.module())
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private StrictJson() {}

  /** A record's fields after those that every file begins with. */
  private record Headed(String format, int version, @JsonUnwrapped Object content) {}

  /** A record as the content of a file; the same record gives the same bytes. */
  public static OutputFiles.Content content(String format, int version, Object content) {
    return content(new Headed(format, version, content));
  }

  /**
   * A record on one line, without an end of line; the same record gives the same text.
   *
   * @throws IOException if it cannot be written
   */
  public static String line(String format, int version, Object content) throws IOException {
    try {
      return MAPPER.writeValueAsString(new Headed(format, version, content));
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /** A record as the content of a file, without a head of its own. */
  public static OutputFiles.Content content(Object content) {
    return out -> {
      try (JsonGenerator generator = WRITER.createGenerator(out)) {
        generator.writePOJO(content);
        generator.writeRaw('\n');
      } catch (JacksonException e) {
        throw new IOException(e.getOriginalMessage(), e);
      }
    };
  }

  /**
   * Reads a file as a tree.
   *
   * @throws InvalidInputException if it cannot be read or is not JSON
   */
  public static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(file);
    } catch (UnexpectedEndOfInputException e) {
      throw invalid(file, "a whole JSON document, found one that is cut short", e);
    } catch (JacksonIOException e) {
      throw new InvalidInputException(
          DisplayText.inert(file + ": cannot be read: " + e.getOriginalMessage()), e);
    } catch (JacksonException e) {
      throw invalid(file, "a JSON document, found something else", e);
    }
  }

  /**
   * Reads a text of a file as a tree.
   *
   * @throws InvalidInputException if it is not JSON
   */
  public static JsonNode parse(Path file, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw invalid(file, "a JSON document, found something else", e);
    }
  }

  /**
   * Reads a tree as records.
   *
   * @param nullable where null may stand, as in {@code trigger.rows} and {@code values[]}
   * @throws InvalidInputException if it is anything else, with the place in the file
   */
  public static <T> T bind(Path file, JsonNode tree, Class<T> type, Set<String> nullable) {
    requireNoNull(file, tree, "", "", nullable);
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw new InvalidInputException(new JsonProblem(file, tree).text(e), e);
    }
  }

  /**
   * @param path of the node
   * @param kind the path without the indices
   */
  private static void requireNoNull(
      Path file, JsonNode node, String path, String kind, Set<String> nullable) {
    if (node.isNull() && !nullable.contains(kind)) {
      throw new InvalidInputException(
          JsonProblem.where(file, path) + "expected a value, found null");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = (path.isEmpty() ? "" : ".") + field.getKey();
      requireNoNull(file, field.getValue(), path + name, kind + name, nullable);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      requireNoNull(file, node.get(i), path + "[" + i + "]", kind + "[]", nullable);
    }
  }

  private static InvalidInputException invalid(Path file, String what, JacksonException e) {
    String line = e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
    return new InvalidInputException(
        JsonProblem.where(file, "") + "expected " + what + " in line " + line, e);
  }
}
