package io.trojanscope.report.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.provenance.Environment;
import io.trojanscope.report.SummaryText;
import io.trojanscope.report.UriPath;
import io.trojanscope.report.export.CycloneDxReport.Bom.Component;
import io.trojanscope.report.export.CycloneDxReport.Bom.Hash;
import io.trojanscope.report.export.CycloneDxReport.Bom.Property;
import io.trojanscope.result.StrictJson;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Summaries as a CycloneDX 1.6 bill of materials for machine learning (ML-BOM): a component of the
 * type {@code machine-learning-model} for each model, with its hash and the outcome as properties,
 * and a vulnerability for each backdoor and each file with findings. It holds no time and no serial
 * number, so that the same results give the same bytes.
 */
public final class CycloneDxReport {
  /** Embedded malicious code. */
  private static final int CWE = 506;

  private CycloneDxReport() {}

  record Bom(
      @JsonProperty("$schema") String schema,
      String bomFormat,
      String specVersion,
      int version,
      Metadata metadata,
      List<Component> components,
      List<Vulnerability> vulnerabilities) {
    record Metadata(Tools tools) {}

    record Tools(List<Tool> components) {}

    record Tool(String type, String name, String version) {}

    record Component(
        String type,
        @JsonProperty("bom-ref") String reference,
        String name,
        Optional<List<Hash>> hashes,
        List<Property> properties) {}

    record Hash(String alg, String content) {}

    record Property(String name, String value) {}

    record Vulnerability(
        String id,
        Source source,
        List<Rating> ratings,
        List<Integer> cwes,
        String description,
        String recommendation,
        List<Affected> affects) {}

    record Source(String name, String url) {}

    record Rating(String severity) {}

    record Affected(String ref) {}
  }

  /** The file. */
  public static OutputFiles.Content content(Iterable<ScanSummary> summaries) {
    return out -> {
      List<Component> components = new ArrayList<>();
      List<Bom.Vulnerability> vulnerabilities = new ArrayList<>();
      for (ScanSummary summary : summaries) {
        components.add(component(summary));
        SarifRule.of(summary.outcome())
            .filter(rule -> rule != SarifRule.INCONCLUSIVE)
            .ifPresent(rule -> vulnerabilities.add(vulnerability(rule, summary)));
      }
      StrictJson.content(
              new Bom(
                  "http://cyclonedx.org/schema/bom-1.6.schema.json",
                  "CycloneDX",
                  "1.6",
                  1,
                  new Bom.Metadata(
                      new Bom.Tools(
                          List.of(
                              new Bom.Tool(
                                  "application", "trojanscope", Environment.productVersion())))),
                  components,
                  vulnerabilities))
          .writeTo(out);
    };
  }

  private static String reference(ScanSummary summary) {
    return "model:" + UriPath.of(summary.model());
  }

  private static Component component(ScanSummary summary) {
    return new Component(
        "machine-learning-model",
        reference(summary),
        DisplayText.inert(summary.model()),
        summary.sha256().map(hash -> List.of(new Hash("SHA-256", hash))),
        properties(summary));
  }

  private static List<Property> properties(ScanSummary summary) {
    List<Property> properties = new ArrayList<>();
    properties.add(property("outcome", summary.outcome()));
    Optional<ScanNumbers> scan = summary.scan();
    scan.ifPresent(numbers -> addNumbers(properties, numbers));
    summary
        .messages()
        .forEach(message -> properties.add(property("message", DisplayText.inert(message))));
    return properties;
  }

  private static void addNumbers(List<Property> properties, ScanNumbers scan) {
    scan.pValue().ifPresent(value -> properties.add(property("pValue", value)));
    properties.add(property("alpha", scan.alpha()));
    properties.add(property("mode", scan.mode()));
    properties.add(property("effort", scan.effort()));
    scan.target().ifPresent(target -> properties.add(property("target", SummaryText.name(target))));
    scan.source().ifPresent(source -> properties.add(property("source", SummaryText.name(source))));
  }

  private static Property property(String name, Object value) {
    return new Property("trojanscope:" + name, value.toString());
  }

  private static Bom.Vulnerability vulnerability(SarifRule rule, ScanSummary summary) {
    return new Bom.Vulnerability(
        "trojanscope-" + rule.id,
        new Bom.Source("Trojanscope", rule.helpUri()),
        List.of(new Bom.Rating(summary.outcome() == Outcome.BACKDOORED ? "critical" : "high")),
        List.of(CWE),
        SummaryText.of(summary),
        rule.help,
        List.of(new Bom.Affected(reference(summary))));
  }
}
