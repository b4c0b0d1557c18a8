package io.trojanscope.cli;

import io.trojanscope.detect.Effort;
import io.trojanscope.lab.benchmark.BenchmarkMarkdown;
import io.trojanscope.lab.benchmark.BenchmarkResult;
import io.trojanscope.lab.benchmark.BenchmarkRun;
import io.trojanscope.lab.benchmark.Recipes;
import io.trojanscope.lab.benchmark.Zoo;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "benchmark",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Measures how well detectors find backdoors: trains clean and backdoored models, scans them"
          + " with every detector, and writes the table.",
      "All models and detections are kept in the folder: an interrupted run goes on where it"
          + " stopped when it is started again.",
      ""
    },
    footer = {"", "Example:", "  trojanscope benchmark --data mnist --out benchmark"})
final class BenchmarkCommand implements Callable<Integer> {
  @Mixin DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder for the models, the detections and the table; may hold those of an earlier run.")
  Path folder;

  @Option(
      names = "--models",
      paramLabel = "N",
      defaultValue = "" + Recipes.DEFAULT_MODELS,
      description =
          "How many models to scan, 2 at least; more than a third are clean"
              + " (default: ${DEFAULT-VALUE}).")
  int models;

  @Option(
      names = "--zoo",
      paramLabel = "tuning|evaluation",
      defaultValue = "evaluation",
      converter = ZooConverter.class,
      completionCandidates = ZooConverter.Names.class,
      description =
          "Which of two collections without a common seed: tuning to choose a detector's settings,"
              + " evaluation to measure it (default: ${DEFAULT-VALUE}).")
  Zoo zoo;

  @Option(
      names = "--effort",
      paramLabel = "quick|standard|thorough",
      defaultValue = "standard",
      converter = EffortConverter.class,
      completionCandidates = EffortConverter.Names.class,
      description = "How much the detectors compute (default: ${DEFAULT-VALUE}).")
  Effort effort;

  @Option(
      names = "--only",
      paramLabel = "DETECTORS",
      split = ",",
      description =
          "Only these detectors, with commas between, named as in the table with hyphens and the"
              + " mode behind, as contrast-scan-images (default: all).")
  List<String> detectors = List.of();

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  BenchmarkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    OptionChecks.requireAtLeast(2, models, "--models");
    compute.check();
    OutputFolder.requireWritable(folder, true);
    try (Progress progress = common.progress(console)) {
      BenchmarkResult result =
          new BenchmarkRun(
                  new BenchmarkRun.Settings(zoo, models, compute.seed, effort, detectors),
                  compute.threads(),
                  progress)
              .run(
                  data.open(DataOption.of(Optional.empty(), progress, console)),
                  folder,
                  common.force);
      console.out().print(BenchmarkMarkdown.of(result));
      console.out().println("wrote " + DisplayText.inert(folder.resolve("benchmark.md").toString()));
    }
    return ExitCode.OK;
  }
}
