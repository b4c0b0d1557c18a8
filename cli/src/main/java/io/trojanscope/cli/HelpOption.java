package io.trojanscope.cli;

import picocli.CommandLine.Option;

/** What a command takes that makes nothing. */
final class HelpOption {
  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
