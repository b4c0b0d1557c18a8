package io.trojanscope.cli;

import io.trojanscope.Trojanscope;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The command with its subcommands. */
@Command(
    name = "trojanscope",
    versionProvider = Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks for backdoors in image classifiers.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  trojanscope demo",
      "  trojanscope train --data mnist --out clean.onnx",
      "  trojanscope plant --from clean.onnx --data mnist --source 8 --target 9 \\",
      "      --trigger patch:c --out backdoored.onnx",
      "  trojanscope maps backdoored.onnx --reference clean.onnx --data mnist \\",
      "      --out maps",
      "  trojanscope scan backdoored.onnx --reference clean.onnx --data mnist \\",
      "      --html scan.html",
      "",
      "Exit codes: 0 nothing found, 1 a backdoor or a suspicious file found, 2 error or",
      "wrong usage, 3 an inconclusive scan, 130 interrupted.",
      "Set NO_COLOR or TERM=dumb to print without colours.",
    })
final class TrojanscopeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of trojanscope, its engine and Java.")
  boolean version;

  private final Console console;

  private TrojanscopeCommand(Console console) {
    this.console = console;
  }

  /**
   * The command, ready to be executed.
   *
   * @param doors starts the front door of each execution
   */
  static CommandLine commandLine(
      Console console, ErrorReporter errors, Supplier<Trojanscope.Builder> doors) {
    return new CommandLine(new TrojanscopeCommand(console))
        .addSubcommand("demo", new DemoCommand(console, doors))
        .addSubcommand("train", new TrainCommand(console, doors))
        .addSubcommand("plant", new PlantCommand(console, doors))
        .addSubcommand("inspect", new InspectCommand(console, doors))
        .addSubcommand("maps", new MapsCommand(console, doors))
        .addSubcommand("reproduce", new ReproduceCommand(console))
        .addSubcommand("scan", new ScanCommand(console, errors, doors))
        .addSubcommand("repair", new RepairCommand(console, doors))
        .addSubcommand("screen", new ScreenCommand(console, doors))
        .addSubcommand("report", new ReportCommand(console))
        .addSubcommand("benchmark", new BenchmarkCommand(console))
        .addSubcommand("calibrate", new CalibrateCommand(console))
        .addSubcommand("doctor", new DoctorCommand(console, doors))
        .addSubcommand("cache", new CacheCommand(console))
        .addSubcommand("generate-completion", new CompletionCommand())
        .addSubcommand("help", new HelpCommand())
        .registerConverter(Path.class, new PathConverter())
        .setExpandAtFiles(false)
        .setOut(console.out())
        .setExecutionStrategy(TrojanscopeCommand::execute)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.err(), Ansi.OFF);
    return ExitCode.ERROR;
  }

  /** Hands errors of the virtual machine to the exception handler too. */
  @SuppressWarnings("CatchingUnchecked")
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      CommandLine commandLine = parsed.commandSpec().commandLine();
      throw new ExecutionException(commandLine, String.valueOf(e.getMessage()), e);
    }
  }
}
