package io.trojanscope.result;

import io.trojanscope.result.paper.PaperSection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@link ReproductionDocument} as JSON. */
final class ReproductionJson {
  static final String FORMAT = "trojanscope.reproduction";
  static final int VERSION = 2;

  private ReproductionJson() {}

  static void write(JsonGenerator out, ReproductionDocument document) {
    out.writeStartObject();
    SharedJson.writeHead(out, FORMAT, VERSION, document);
    out.writeStringProperty("data", document.data());
    out.writeStringProperty("scale", document.scale());
    out.writeName("sections");
    out.writePOJO(document.sections());
    out.writeEndObject();
  }

  static ReproductionDocument read(JsonCursor in) {
    in.object(
        "format", "version", "provenance", "shape", "classNames", "data", "scale", "sections");
    return new ReproductionDocument(
        SharedJson.readProvenance(in.field("provenance")),
        SharedJson.readShape(in.field("shape")),
        SharedJson.readClassNames(in.field("classNames")),
        in.field("data").text(),
        in.field("scale").text(),
        List.of(in.field("sections").records(PaperSection[].class)));
  }
}
