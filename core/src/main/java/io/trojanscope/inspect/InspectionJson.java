package io.trojanscope.inspect;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.ModelFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link ModelInspection} as JSON; {@code docs/formats.md} tells the format. */
public final class InspectionJson {
  private static final String FORMAT = "trojanscope.inspection";
  private static final int VERSION = 1;
  private static final ObjectWriter WRITER =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build()
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private InspectionJson() {}

  /**
   * Writes a file.
   *
   * @throws InvalidInputException if writing fails; an existing file then stays as it was
   */
  public static void write(Path file, ModelInspection inspection) {
    OutputFiles.write(file, content(inspection));
  }

  /** An inspection as the content of a file; the same one gives the same bytes. */
  public static OutputFiles.Content content(ModelInspection inspection) {
    return out -> {
      try (JsonGenerator generator = WRITER.createGenerator(out)) {
        write(generator, inspection);
        generator.writeRaw('\n');
      } catch (JacksonException e) {
        throw new IOException(e.getOriginalMessage(), e);
      }
    };
  }

  private static void write(JsonGenerator out, ModelInspection inspection) {
    out.writeStartObject();
    out.writeStringProperty("format", FORMAT);
    out.writeNumberProperty("version", VERSION);
    out.writeStringProperty("name", inspection.name());
    out.writeStringProperty("sha256", inspection.sha256());
    write(out, inspection.content());
    write(out, inspection.facts());
    writeTexts(out, "findings", inspection.findings());
    writeTexts(out, "remarks", inspection.remarks());
    writeTexts(out, "warnings", inspection.warnings());
    writeTexts(out, "classNames", inspection.classNames());
    inspection.gradient().ifPresent(check -> write(out, check));
    inspection.input().ifPresent(check -> write(out, check));
    inspection.problem().ifPresent(problem -> out.writeStringProperty("problem", problem));
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, ModelContent content) {
    out.writeObjectPropertyStart("content");
    out.writeStringProperty("format", content.format());
    out.writeStringProperty("producer", content.producer());
    writeTexts(out, "inputs", content.inputs());
    writeTexts(out, "outputs", content.outputs());
    out.writeObjectPropertyStart("operators");
    content.operators().forEach(out::writeNumberProperty);
    out.writeEndObject();
    out.writeNumberProperty("parameters", content.parameters());
    writeTexts(out, "externalFiles", content.externalFiles());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, List<ModelFact> facts) {
    out.writeArrayPropertyStart("facts");
    for (ModelFact fact : facts) {
      out.writeStartObject();
      out.writeStringProperty("subject", fact.subject());
      out.writeStringProperty("value", fact.value());
      out.writeStringProperty("source", fact.source().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, GradientCheck check) {
    out.writeObjectPropertyStart("gradient");
    out.writeBooleanProperty("works", check.works());
    out.writeNumberProperty("largest", check.largest());
    if (Double.isFinite(check.error())) {
      out.writeNumberProperty("error", check.error());
    }
    out.writeNumberProperty("secondsPerGradient", check.secondsPerGradient());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, InputCheck check) {
    out.writeObjectPropertyStart("input");
    out.writeBooleanProperty("passes", check.passes());
    out.writeNumberProperty("images", check.images());
    out.writeNumberProperty("accuracy", check.accuracy());
    out.writeNumberProperty("chance", check.chance());
    check
        .better()
        .ifPresent(
            better -> {
              out.writeStringProperty("better", better.name());
              out.writeNumberProperty("betterAccuracy", better.accuracy());
            });
    out.writeEndObject();
  }

  private static void writeTexts(JsonGenerator out, String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }
}
