package io.trojanscope.report.export;

import io.trojanscope.result.summary.Outcome;
import java.util.Arrays;
import java.util.Optional;

/** The rules of the SARIF file. Their identifiers stay the same between versions. */
enum SarifRule {
  BACKDOOR(
      Outcome.BACKDOORED,
      "backdoor",
      "Backdoor",
      "error",
      "8.0",
      "The model carries a backdoor.",
      "The model classifies images that carry a trigger as the class that an attacker chose. The search found such a trigger, and clean models have none that works as well.",
      "Do not deploy the model. Open the HTML report: it shows the trigger on images. Ask the maker of the model how it was trained, and train it again on data that you trust.",
      "detection.md"),
  FILE_FINDING(
      Outcome.FINDING,
      "file-finding",
      "FileFinding",
      "error",
      "7.5",
      "The model file contains what a legitimate model does not need.",
      "The file was not loaded. A model file can run code when a program opens it; this file contains a construct that could, or one that hides what the file contains.",
      "Do not open the file with another program. Ask its maker for an export as ONNX. 'trojanscope inspect' lists all findings.",
      "threat-model.md"),
  INCONCLUSIVE(
      Outcome.INCONCLUSIVE,
      "inconclusive",
      "Inconclusive",
      "warning",
      "3.0",
      "The scan came to no verdict.",
      "The scan found neither that the model carries a backdoor nor that it behaves like a clean model. The message states the reason.",
      "Give more images of each class, clean reference models, or the preprocessing of the model, and scan it again.",
      "detection.md");

  private static final String DOCUMENTS =
      "https://github.com/trojanscope/trojanscope/blob/main/docs/";

  final String id;
  final String camelCase;
  final String level;
  final String severity;
  final String summary;
  final String description;
  final String help;
  private final Outcome outcome;
  private final String page;

  SarifRule(
      Outcome outcome,
      String id,
      String camelCase,
      String level,
      String severity,
      String summary,
      String description,
      String help,
      String page) {
    this.outcome = outcome;
    this.id = id;
    this.camelCase = camelCase;
    this.level = level;
    this.severity = severity;
    this.summary = summary;
    this.description = description;
    this.help = help;
    this.page = page;
  }

  String helpUri() {
    return DOCUMENTS + page;
  }

  /** The rule that a model breaks; empty for a clean one and after an error. */
  static Optional<SarifRule> of(Outcome outcome) {
    return Arrays.stream(values()).filter(rule -> rule.outcome == outcome).findFirst();
  }
}
