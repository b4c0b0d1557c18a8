package io.trojanscope.result;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.paper.DataTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes tables for other programs: as CSV (RFC 4180, with a head line) and as JSON. */
public final class TableFiles {
  private static final JsonMapper MAPPER = new JsonMapper();

  private TableFiles() {}

  /**
   * Writes {@code NAME.csv} and {@code NAME.json}, the latter an array of an object a row; a value
   * that is missing is empty in CSV and absent in JSON.
   *
   * @return the names of the two files
   * @throws io.trojanscope.error.InvalidInputException if writing fails
   */
  public static List<String> write(Path folder, DataTable table) {
    String csv = table.name() + ".csv";
    String json = table.name() + ".json";
    byte[] text = csv(table).getBytes(StandardCharsets.UTF_8);
    OutputFiles.write(folder.resolve(csv), out -> out.write(text));
    OutputFiles.write(folder.resolve(json), out -> writeJson(out, table));
    return List.of(csv, json);
  }

  private static String csv(DataTable table) {
    StringBuilder text = new StringBuilder(String.join(",", table.columns())).append("\r\n");
    for (List<Object> row : table.rows()) {
      text.append(row.stream().map(TableFiles::cell).collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return text.toString();
  }

  private static String cell(Object value) {
    String text = value.toString();
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void writeJson(OutputStream out, DataTable table) throws IOException {
    try (JsonGenerator generator = MAPPER.createGenerator(out)) {
      generator.writeStartArray();
      for (List<Object> row : table.rows()) {
        generator.writeRaw('\n');
        generator.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
          if (!row.get(i).equals("")) {
            generator.writePOJOProperty(table.columns().get(i), row.get(i));
          }
        }
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeRaw('\n');
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }
}
