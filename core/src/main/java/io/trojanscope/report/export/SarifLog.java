package io.trojanscope.report.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;

/**
 * A SARIF 2.1.0 log, as far as it is used here; the names are those of the <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html">standard</a>.
 */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
  record Run(
      Tool tool,
      List<Invocation> invocations,
      AutomationDetails automationDetails,
      String columnKind,
      List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(
      String name,
      String version,
      String semanticVersion,
      String informationUri,
      List<Rule> rules) {}

  record Rule(
      String id,
      String name,
      Message shortDescription,
      Message fullDescription,
      Message help,
      String helpUri,
      Configuration defaultConfiguration,
      RuleProperties properties) {}

  record Configuration(String level) {}

  record RuleProperties(
      List<String> tags, @JsonProperty("security-severity") String securitySeverity) {}

  record AutomationDetails(String id) {}

  record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  record Notification(String level, Message message, List<Location> locations) {}

  record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Message message,
      List<Location> locations,
      SortedMap<String, String> partialFingerprints) {}

  record Message(String text) {}

  record Location(PhysicalLocation physicalLocation) {}

  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  record ArtifactLocation(String uri) {}

  record Region(int startLine) {}
}
