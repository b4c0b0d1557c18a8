package io.trojanscope.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that computes takes. */
final class ComputeOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of all random numbers: any whole number. The same seed gives the same result"
              + " (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many processors to use (default: all).")
  Optional<Integer> threads;

  int threads() {
    return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  void check() {
    OptionChecks.requireAtLeast(1, threads(), "--threads");
  }
}
