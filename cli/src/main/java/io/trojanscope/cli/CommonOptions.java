package io.trojanscope.cli;

import picocli.CommandLine.Option;

/** What every command that makes something takes. */
final class CommonOptions {
  @Option(names = "--force", description = "Replace existing files.")
  boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  boolean quiet;

  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  Progress progress(Console console) {
    return quiet ? Progress.SILENT : console.progress();
  }
}
