package io.trojanscope.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.report.UriPath;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.Summaries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the rules of the SARIF 2.1.0 schema for the objects that are written: which properties an
 * object may have and must have, and what the values may be.
 */
class SarifReportTest {
  /** Properties of each object: a star marks one that the schema requires. */
  private static final Map<String, Set<String>> SCHEMA =
      Map.ofEntries(
          Map.entry("log", Set.of("$schema", "version*", "runs*")),
          Map.entry(
              "run", Set.of("tool*", "invocations", "automationDetails", "columnKind", "results")),
          Map.entry("tool", Set.of("driver*")),
          Map.entry(
              "driver", Set.of("name*", "version", "semanticVersion", "informationUri", "rules")),
          Map.entry(
              "rule",
              Set.of(
                  "id*",
                  "name",
                  "shortDescription",
                  "fullDescription",
                  "help",
                  "helpUri",
                  "defaultConfiguration",
                  "properties")),
          Map.entry("invocation", Set.of("executionSuccessful*", "toolExecutionNotifications")),
          Map.entry("notification", Set.of("message*", "level", "locations")),
          Map.entry(
              "result",
              Set.of(
                  "ruleId", "ruleIndex", "level", "message*", "locations", "partialFingerprints")),
          Map.entry("message", Set.of("text")),
          Map.entry("location", Set.of("physicalLocation")),
          Map.entry("physicalLocation", Set.of("artifactLocation", "region")),
          Map.entry("artifactLocation", Set.of("uri")),
          Map.entry("region", Set.of("startLine")));

  private static final Pattern URI_REFERENCE = Pattern.compile("(https://[\\w./-]+)|([\\w.*%/-]+)");

  private final JsonNode log = log(Summaries.ofEachOutcome(), "models");
  private final JsonNode run = log.path("runs").path(0);

  private static JsonNode log(List<ScanSummary> summaries, String folder) {
    return JsonMapper.shared().readTree(Exported.text(SarifReport.content(summaries, folder)));
  }

  private static void assertValid(String type, JsonNode node) {
    Set<String> properties = SCHEMA.get(type);
    assertThat(node.isObject()).as(type).isTrue();
    assertThat(properties.stream().map(name -> name.replace("*", "")))
        .as(type)
        .containsAll(node.propertyNames());
    properties.stream()
        .filter(name -> name.endsWith("*"))
        .forEach(name -> assertThat(node.has(name.replace("*", ""))).as(type + name).isTrue());
  }

  private static List<JsonNode> elements(JsonNode array) {
    assertThat(array.isArray()).isTrue();
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static void assertLocation(JsonNode location) {
    assertValid("location", location);
    JsonNode physical = location.path("physicalLocation");
    assertValid("physicalLocation", physical);
    assertValid("artifactLocation", physical.path("artifactLocation"));
    assertValid("region", physical.path("region"));
    assertThat(physical.at("/artifactLocation/uri").stringValue()).matches(URI_REFERENCE);
    assertThat(physical.at("/region/startLine").intValue()).isPositive();
  }

  @Test
  void theFileHasTheStructureOfTheSchema() {
    assertValid("log", log);
    assertThat(log.path("version").stringValue()).isEqualTo("2.1.0");
    assertThat(log.path("runs").size()).isOne();
    assertValid("run", run);
    assertThat(run.path("columnKind").stringValue()).isIn("utf16CodeUnits", "unicodeCodePoints");
    assertValid("tool", run.path("tool"));
    assertValid("driver", run.at("/tool/driver"));
    for (JsonNode rule : elements(run.at("/tool/driver/rules"))) {
      assertValid("rule", rule);
      for (String text : List.of("shortDescription", "fullDescription", "help")) {
        assertThat(rule.path(text).path("text").stringValue()).as(text).endsWith(".");
      }
      assertThat(rule.path("helpUri").stringValue()).matches(URI_REFERENCE);
      assertThat(rule.at("/defaultConfiguration/level").stringValue())
          .isIn("none", "note", "warning", "error");
    }
    for (JsonNode result : elements(run.path("results"))) {
      assertValid("result", result);
      assertValid("message", result.path("message"));
      elements(result.path("locations")).forEach(SarifReportTest::assertLocation);
      JsonNode rule = run.at("/tool/driver/rules").path(result.path("ruleIndex").intValue());
      assertThat(result.path("ruleId")).isEqualTo(rule.path("id"));
      assertThat(result.path("level")).isEqualTo(rule.at("/defaultConfiguration/level"));
    }
    for (JsonNode invocation : elements(run.path("invocations"))) {
      assertValid("invocation", invocation);
      for (JsonNode notice : elements(invocation.path("toolExecutionNotifications"))) {
        assertValid("notification", notice);
        elements(notice.path("locations")).forEach(SarifReportTest::assertLocation);
      }
    }
  }

  @Test
  void eachProblemIsAResultAndACleanModelIsNone() {
    assertThat(elements(run.path("results")).stream().map(r -> r.path("ruleId").stringValue()))
        .containsExactly("backdoor", "inconclusive", "file-finding", "file-finding");
    assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").stringValue())
        .contains("e.onnx: is damaged");
    assertThat(
            log(List.of(Summaries.clean("b.pt")), "")
                .at("/runs/0/invocations/0/executionSuccessful")
                .booleanValue())
        .isTrue();
  }

  @Test
  void theMessageSaysClassesAndPlaceOfTheTrigger() {
    assertThat(run.at("/results/0/message/text").stringValue())
        .isEqualTo(
            "The model carries a backdoor: it classifies images of class 8 (eight) with the"
                + " trigger as class 9. Trigger: patch at rows 1 to 6, columns 21 to 26, success"
                + " rate 96.7 % of 30 held-out images (p = 0.004 at level 0.05).");
    assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").stringValue())
        .isEqualTo("models/a/bad%20one.onnx");
  }

  @Test
  void aFingerprintBelongsToAProblemAndStaysTheSame() {
    List<String> fingerprints = fingerprints(log);

    assertThat(fingerprints).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    assertThat(fingerprints(log(Summaries.ofEachOutcome(), "models"))).isEqualTo(fingerprints);
    List<ScanSummary> reversed = new ArrayList<>(Summaries.ofEachOutcome());
    Collections.reverse(reversed);
    assertThat(fingerprints(log(reversed, "elsewhere")))
        .containsExactlyInAnyOrderElementsOf(fingerprints);
    assertThat(fingerprints(log(List.of(Summaries.backdoored("a/bad one.onnx", "7")), "")))
        .doesNotContainAnyElementsOf(fingerprints);
  }

  private static List<String> fingerprints(JsonNode log) {
    return elements(log.at("/runs/0/results")).stream()
        .map(r -> r.path("partialFingerprints").path("primaryLocationLineHash").stringValue())
        .toList();
  }

  @Test
  void anyNameIsAUriReference() {
    assertThat(UriPath.of("a b/ü:?#.onnx")).isEqualTo("a%20b/%C3%BC%3A%3F%23.onnx");
  }
}
