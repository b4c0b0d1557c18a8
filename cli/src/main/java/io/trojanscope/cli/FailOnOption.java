package io.trojanscope.cli;

import io.trojanscope.result.summary.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which outcomes of scans end the command with another exit code than 0. Errors always do. */
final class FailOnOption {
  private static final List<Outcome> CHOICES =
      List.of(Outcome.BACKDOORED, Outcome.FINDING, Outcome.INCONCLUSIVE);

  @Option(
      names = "--fail-on",
      paramLabel = "OUTCOME",
      split = ",",
      defaultValue = "backdoored,finding,inconclusive",
      converter = OutcomeConverter.class,
      description =
          "Outcomes that make the exit code other than 0, separated by commas: backdoored, finding"
              + " (suspicious contents of a file), inconclusive. An error always does (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Outcome> outcomes;

  Set<Outcome> outcomes() {
    return EnumSet.copyOf(outcomes);
  }

  /** The exit code for an outcome. */
  int exitCode(Outcome outcome) {
    if (outcome == Outcome.ERROR) {
      return ExitCode.ERROR;
    }
    if (!outcomes.contains(outcome)) {
      return ExitCode.OK;
    }
    return outcome == Outcome.INCONCLUSIVE ? ExitCode.INCONCLUSIVE : ExitCode.FINDING;
  }

  /** Reads an outcome. */
  static final class OutcomeConverter implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
      return CHOICES.stream()
          .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected "
                          + CHOICES.stream()
                              .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                              .collect(Collectors.joining(", "))
                          + ", found '"
                          + text
                          + "'"));
    }
  }
}
