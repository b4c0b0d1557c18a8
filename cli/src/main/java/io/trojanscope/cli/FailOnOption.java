package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.summary.FailingOutcomes;
import io.trojanscope.result.summary.Outcome;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which outcomes of scans end the command with another exit code than 0. Errors always do. */
final class FailOnOption {
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

  /** The exit code for what scans came to. */
  int exitCode(Collection<Outcome> found) {
    return new FailingOutcomes(outcomes()).exitCode(found);
  }

  /** Reads an outcome. */
  static final class OutcomeConverter implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
      try {
        return FailingOutcomes.choice(text);
      } catch (InvalidInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
