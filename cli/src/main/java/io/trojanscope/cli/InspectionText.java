package io.trojanscope.cli;

import io.trojanscope.inspect.ModelContent;
import io.trojanscope.inspect.ModelInspection;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.isolated.Confinement;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.text.DisplayText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an inspection prints: the result to the standard output, a problem to standard error. */
final class InspectionText {
  /** What {@link io.trojanscope.error.InvalidInputException#nameOf} calls a setting. */
  private static final Pattern SETTING = Pattern.compile("the setting \"([a-z-]+)\"");

  private InspectionText() {}

  static void print(ModelInspection inspection, Console console) {
    PrintWriter out = console.out();
    line(out, "model", inspection.name());
    line(out, "sha256", inspection.sha256());
    print(inspection.content(), out);
    for (ModelFact fact : inspection.facts()) {
      line(out, fact.subject(), fact.valueAndSource());
    }
    inspection.gradient().ifPresent(check -> line(out, "gradients", text(check)));
    inspection
        .input()
        .ifPresent(
            check -> line(out, "images", (check.passes() ? "" : "do not fit: ") + check.text()));
    printEach(out, "remark", inspection.remarks());
    printEach(out, "warning", inspection.warnings());
    printEach(out, "finding", inspection.findings());
    if (!inspection.findings().isEmpty() && inspection.facts().isEmpty()) {
      out.println("not loaded");
    }
    inspection
        .problem()
        .map(problem -> SETTING.matcher(problem).replaceAll("--$1"))
        .ifPresent(problem -> console.err().println("error: " + DisplayText.inert(problem)));
  }

  /** What keeps worker processes apart from the system. */
  static void print(Confinement confinement, Console console) {
    confinement.inForce().forEach(text -> line(console.out(), "worker process", text));
  }

  private static void print(ModelContent content, PrintWriter out) {
    line(out, "format", content.format());
    if (!content.producer().isEmpty()) {
      line(out, "made by", content.producer());
    }
    content.inputs().forEach(input -> line(out, "input value", input));
    content.outputs().forEach(output -> line(out, "output value", output));
    line(
        out,
        "operators",
        content.operators().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
    line(out, "parameters", String.format(Locale.ROOT, "%,d", content.parameters()));
    content.externalFiles().forEach(file -> line(out, "weights in", file));
  }

  private static String text(GradientCheck check) {
    if (check.largest() == 0) {
      return "are all zero: gradient-based attacks cannot examine this model";
    }
    return String.format(
        Locale.ROOT,
        check.works()
            ? "work: they differ from finite differences by %.1g; %.2f ms per image"
            : "do not work: they differ from finite differences by %.1g; %.2f ms per image",
        check.error(),
        check.secondsPerGradient() * 1000);
  }

  private static void printEach(PrintWriter out, String kind, List<String> texts) {
    texts.forEach(text -> out.println(kind + ": " + DisplayText.inert(text)));
  }

  private static void line(PrintWriter out, String label, String value) {
    out.println(String.format(Locale.ROOT, "%-15s %s", label, DisplayText.inert(value)));
  }
}
