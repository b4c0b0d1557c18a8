package io.trojanscope.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "generate-completion",
    description = {"Prints a script that completes commands and options in bash and zsh.", ""},
    footer = {
      "",
      "Example for this shell; for every shell, add the line to ~/.bashrc or ~/.zshrc:",
      "  source <(trojanscope generate-completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.name(), root.commandLine()));
    out.print('\n'); // shells choke on the line ends of Windows
    return ExitCode.OK;
  }
}
