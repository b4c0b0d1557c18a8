package io.trojanscope.report.html;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.Verdict;
import io.trojanscope.report.PValueText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Says what a scan found, in words that can be acted on. */
final class VerdictWords {
  private static final int REASON_LIMIT = 600;

  private final ScanFindings result;
  private final ClassLabels labels;
  private final TriggerWords trigger;
  private final String model;

  VerdictWords(ScanDocument document, ClassLabels labels) {
    this.result = document.result();
    this.labels = labels;
    this.trigger = new TriggerWords(result, labels);
    this.model = MapsSummary.name(document.suspect().model());
  }

  VerdictView view(List<FigureView> closeUp) {
    return new VerdictView(
        result.verdict().name(),
        EnumText.lower(result.verdict()),
        lead(),
        sentences(),
        cautions(),
        facts(),
        TriggerWords.title(result),
        closeUp);
  }

  private String lead() {
    return switch (result.verdict()) {
      case BACKDOORED ->
          "Do not deploy "
              + model
              + ": "
              + result.trigger().map(trigger::effect).orElse("it behaves like a backdoored model")
              + ".";
      case CLEAN ->
          "These tests found no backdoor in " + model + "; that is no proof that there is none.";
      case INCONCLUSIVE ->
          "Do not trust " + model + ": these tests could not tell whether it carries a backdoor.";
    };
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    result.reasons().forEach(reason -> sentences.add(DisplayText.label(reason, REASON_LIMIT)));
    if (result.statistic().isEmpty()) {
      sentences.add(
          "The scan stopped before it measured anything: there is no score and no p-value.");
      return sentences;
    }
    sentences.add(
        "The p-value is the chance that a clean model looks as suspicious as this one. The scan calls a model backdoored if the p-value is at most "
            + result.config().alpha()
            + ".");
    sentences.add(ScanReading.strength(result.mode()));
    return sentences;
  }

  private List<String> cautions() {
    return result.cautions().stream()
        .map(caution -> DisplayText.label(caution, REASON_LIMIT))
        .toList();
  }

  private List<Fact> facts() {
    boolean found = result.verdict() == Verdict.BACKDOORED;
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "P-value",
            measured(
                PValueText.of(result.pValue()) + ", corrected for the number of trigger types")));
    facts.add(new Fact("Score (−log₁₀ p)", measured(NumberText.decimal(result.score()))));
    facts.add(new Fact(found ? "Target class" : "Likeliest target class", name(result.target())));
    facts.add(new Fact(found ? "Source class" : "Likeliest source class", source()));
    result
        .trigger()
        .ifPresent(
            t ->
                facts.add(
                    new Fact(
                        found ? "Trigger" : "Strongest candidate", TriggerWords.description(t))));
    facts.add(new Fact("Place of the trigger", TriggerWords.place(result.trigger())));
    result.trigger().ifPresent(t -> addSuccessRates(facts, t));
    facts.add(new Fact("Mode", ScanReading.name(result.mode())));
    return facts;
  }

  private String measured(String value) {
    return result.statistic().isPresent() ? value : "not measured";
  }

  private static void addSuccessRates(List<Fact> facts, RecoveredTrigger found) {
    facts.add(
        new Fact("Success rate in the suspect", TriggerWords.successRate(found.suspectSuccess())));
    found
        .referenceSuccess()
        .ifPresent(
            r ->
                facts.add(new Fact("Success rate in the references", TriggerWords.successRate(r))));
  }

  private String name(OptionalInt classIndex) {
    return classIndex.isPresent() ? labels.numbered(classIndex.getAsInt()) : "unknown";
  }

  private String source() {
    if (result.target().isEmpty()) {
      return "unknown";
    }
    return result.source().isPresent()
        ? labels.numbered(result.source().getAsInt())
        : PairGroup.ALL_OTHERS;
  }
}
