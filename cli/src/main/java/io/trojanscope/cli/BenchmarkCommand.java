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
          + " with every detector, and writes a table.",
      "The folder keeps all models and detections: the same command continues an interrupted run.",
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
          "Folder for the models, the detections and the table; an earlier run in it continues.")
  Path folder;

  @Option(
      names = "--models",
      paramLabel = "N",
      defaultValue = "" + Recipes.DEFAULT_MODELS,
      description =
          "Models to scan, at least 2; more than a third of them are clean"
              + " (default: ${DEFAULT-VALUE}).")
  int models;

  @Option(
      names = "--zoo",
      paramLabel = "tuning|evaluation",
      defaultValue = "evaluation",
      converter = EnumConverter.OfZoo.class,
      completionCandidates = EnumConverter.OfZoo.class,
      description =
          "Collection of models: tuning, to choose a detector's settings, or evaluation, to measure it. The two share no seed (default: ${DEFAULT-VALUE}).")
  Zoo zoo;

  @Option(
      names = "--effort",
      paramLabel = "quick|standard|thorough",
      defaultValue = "standard",
      converter = EnumConverter.OfEffort.class,
      completionCandidates = EnumConverter.OfEffort.class,
      description =
          "How thorough the detectors are; more takes longer (default: ${DEFAULT-VALUE}).")
  Effort effort;

  @Option(
      names = "--only",
      paramLabel = "DETECTORS",
      split = ",",
      description =
          "Only these detectors, separated by commas. A name is the one in the table with hyphens, then the mode: contrast-scan-images (default: all).")
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
      console
          .out()
          .println("wrote " + DisplayText.inert(folder.resolve("benchmark.md").toString()));
    }
    return ExitCode.OK;
  }
}
