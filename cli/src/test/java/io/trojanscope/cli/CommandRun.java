package io.trojanscope.cli;

import io.trojanscope.ReplacedScanner;
import io.trojanscope.scan.Scanner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One execution of the command within this process, with one thread unless it says otherwise. */
record CommandRun(int exitCode, String out, String err) {
  /** For executions that come to no scan. */
  static final Scanner NO_SCANNER =
      (mode, input, config, cache, progress, threads) -> {
        throw new AssertionError("no scan was expected");
      };

  static CommandRun of(String... arguments) {
    return of(() -> 0, false, NO_SCANNER, arguments);
  }

  static CommandRun of(Scanner scanner, String... arguments) {
    return of(() -> 0, false, scanner, arguments);
  }

  /**
   * @param body of the further command {@code extra}
   * @param interrupted whether the execution is taken for interrupted
   */
  static CommandRun of(Callable<Integer> body, boolean interrupted, String... arguments) {
    return of(body, interrupted, NO_SCANNER, arguments);
  }

  private static CommandRun of(
      Callable<Integer> body, boolean interrupted, Scanner scanner, String... arguments) {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(new PrintWriter(out, true), errStream, OptionalInt.empty());
    CommandLine commandLine =
        TrojanscopeCommand.commandLine(
                console,
                new ErrorReporter(errStream, () -> interrupted),
                () -> ReplacedScanner.builder(scanner))
            .addSubcommand("extra", new ExtraCommand(body))
            .setDefaultValueProvider(CommandRun::oneThread);
    int exitCode = commandLine.execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString(StandardCharsets.UTF_8));
  }

  /** One worker process for each model, as to start one takes longest in most executions. */
  private static String oneThread(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals("--threads")
        ? "1"
        : null;
  }

  @Command(name = "extra")
  static final class ExtraCommand implements Callable<Integer> {
    @Mixin CommonOptions common;
    private final Callable<Integer> body;

    ExtraCommand(Callable<Integer> body) {
      this.body = body;
    }

    @Override
    public Integer call() throws Exception {
      return body.call();
    }
  }
}
