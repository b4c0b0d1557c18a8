package io.trojanscope.inspect;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.result.StrictJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A {@link ModelInspection} as its file has it; {@code docs/formats.md} describes the format. */
public record InspectionJson(
    String name,
    String sha256,
    ModelContent content,
    List<Fact> facts,
    List<String> findings,
    List<String> remarks,
    List<String> warnings,
    List<String> classNames,
    Optional<Gradient> gradient,
    Optional<Input> input,
    Optional<String> problem) {
  private static final String FORMAT = "trojanscope.inspection";
  private static final int VERSION = 1;

  /** What is assumed to run the model, and who says so. */
  record Fact(String subject, String value, String source) {
    static Fact of(ModelFact fact) {
      return new Fact(fact.subject(), fact.value(), fact.source().toString());
    }
  }

  /**
   * Whether gradients work.
   *
   * @param error empty if the gradient is zero
   */
  record Gradient(
      boolean works, double largest, Optional<Double> error, double secondsPerGradient) {
    static Gradient of(GradientCheck check) {
      return new Gradient(
          check.works(),
          check.largest(),
          Optional.of(check.error()).filter(Double::isFinite),
          check.secondsPerGradient());
    }
  }

  /** Whether labelled images fit, and another way to give them that does better. */
  record Input(
      boolean passes,
      long images,
      double accuracy,
      double chance,
      Optional<String> better,
      Optional<Double> betterAccuracy) {
    static Input of(InputCheck check) {
      return new Input(
          check.passes(),
          check.images(),
          check.accuracy(),
          check.chance(),
          check
              .order()
              .map(order -> "class-names " + order.text())
              .or(() -> check.better().map(better -> better.name())),
          check
              .order()
              .map(order -> order.accuracy())
              .or(() -> check.better().map(better -> better.accuracy())));
    }
  }

  private static InspectionJson of(ModelInspection inspection) {
    return new InspectionJson(
        inspection.name(),
        inspection.sha256(),
        inspection.content(),
        inspection.facts().stream().map(Fact::of).toList(),
        inspection.findings(),
        inspection.remarks(),
        inspection.warnings(),
        inspection.classNames(),
        inspection.gradient().map(Gradient::of),
        inspection.input().map(Input::of),
        inspection.problem());
  }

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
    return StrictJson.content(FORMAT, VERSION, of(inspection));
  }
}
