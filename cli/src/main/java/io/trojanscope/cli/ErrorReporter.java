package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.text.DisplayText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints an error as one line on standard error, and each finding as a line. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String PICOCLI_PREFIX = "Error: ";
  private final PrintStream err;
  private final BooleanSupplier interrupted;

  /**
   * @param interrupted true once failures are a mere consequence of an interruption
   */
  ErrorReporter(PrintStream err, BooleanSupplier interrupted) {
    this.err = err;
    this.interrupted = interrupted;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    print(wrongUsage(e) + "; see '" + command + " --help'");
    return ExitCode.ERROR;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
    if (interrupted.getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    ParseResult last = last(parsed);
    return report(cause(e), last.commandSpec(), last.matchedOptionValue("--verbose", false));
  }

  /**
   * Prints what failed.
   *
   * @param command whose options the message names
   * @param verbose whether to show where
   * @return the exit code
   */
  int report(Throwable thrown, CommandSpec command, boolean verbose) {
    Throwable failure = known(withOption(thrown, command));
    if (failure instanceof SuspiciousInputException suspicious) {
      suspicious.findings().forEach(this::printFinding);
      return ExitCode.FINDING;
    }
    if (verbose) {
      print(oneLine(failure));
      printStackTrace(failure);
    } else {
      print(oneLine(failure) + (expected(failure) ? "" : "; add --verbose to see where"));
    }
    return ExitCode.ERROR;
  }

  /** What {@link #report} prints of a failure that is no finding, without the word error. */
  String message(Throwable thrown, CommandSpec command) {
    return oneLine(known(withOption(thrown, command)));
  }

  private void printFinding(String finding) {
    err.println("finding: " + DisplayText.inert(finding));
  }

  void print(String message) {
    err.println("error: " + DisplayText.inert(message));
  }

  private static String wrongUsage(ParameterException e) {
    CommandLine commandLine = e.getCommandLine();
    if (!commandLine.getUnmatchedArguments().isEmpty()) {
      // A mistyped option is also a missing one; what was typed is the better hint.
      return unknown(
          new UnmatchedArgumentException(commandLine, commandLine.getUnmatchedArguments()));
    }
    String message = e.getMessage();
    if (message.startsWith(PICOCLI_PREFIX)) {
      message = message.substring(PICOCLI_PREFIX.length());
    }
    if (message.endsWith(".")) {
      message = message.substring(0, message.length() - 1);
    }
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String unknown(UnmatchedArgumentException e) {
    String argument = "'" + e.getUnmatched().get(0) + "'";
    if (e.isUnknownOption()) {
      Set<String> options = e.getCommandLine().getCommandSpec().optionsMap().keySet();
      return "unknown option "
          + argument
          + Suggestion.of(e.getUnmatched().get(0), options, e.getSuggestions());
    }
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    return commands.isEmpty()
        ? "unexpected argument " + argument
        : "unknown command "
            + argument
            + Suggestion.of(e.getUnmatched().get(0), commands, List.of())
            + "; known are "
            + String.join(", ", commands);
  }

  private static String oneLine(Throwable failure) {
    if (failure instanceof InvalidInputException) {
      return failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory ("
          + failure.getMessage()
          + "); use fewer --threads, or allow more memory with TROJANSCOPE_JAVA_OPTS=-Xmx8g";
    }
    String message = failure.getMessage();
    return "unexpected "
        + failure.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }

  private static boolean expected(Throwable failure) {
    return failure instanceof InvalidInputException || failure instanceof OutOfMemoryError;
  }

  private static ParseResult last(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  private static Throwable cause(Exception e) {
    return e instanceof CommandLine.ExecutionException ? e.getCause() : e;
  }

  /** What the file system refuses is an error of the user's files, wherever it comes from. */
  private static Throwable known(Throwable failure) {
    Throwable inner =
        failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
    return inner instanceof FileSystemException refused ? FileErrors.of(refused) : failure;
  }

  /** The error with an option in place of the setting that it names, if the command has that. */
  private static Throwable withOption(Throwable failure, CommandSpec command) {
    if (failure instanceof InvalidInputException invalid && invalid.setting().isPresent()) {
      String setting = invalid.setting().get();
      String option = "--" + setting;
      return command.findOption(option) == null
          ? invalid
          : invalid.withMessage(withOption(invalid.getMessage(), setting, option));
    }
    return failure;
  }

  private static String withOption(String message, String setting, String option) {
    String name = InvalidInputException.nameOf(setting);
    return message.startsWith(setting + ": ") && !message.contains(name)
        ? option + message.substring(setting.length())
        : message.replace(name, option);
  }

  private void printStackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    trace
        .toString()
        .lines()
        .map(line -> line.replace("\t", "  "))
        .map(DisplayText::inert)
        .forEach(err::println);
  }
}
