package io.trojanscope.cli;

import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Effort;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.lab.benchmark.BenchmarkMarkdown;
import io.trojanscope.lab.benchmark.BenchmarkResult;
import io.trojanscope.lab.benchmark.BenchmarkRun;
import io.trojanscope.lab.zoo.ForeignModels;
import io.trojanscope.lab.zoo.ZooPart;
import io.trojanscope.lab.zoo.ZooRecipe;
import io.trojanscope.lab.zoo.ZooRecipes;
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
      "Measures how well detectors find backdoors: makes the clean and backdoored models of a"
          + " recipe, scans them with every detector, and writes a table.",
      "The folder keeps all models and detections: the same command continues an interrupted run.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trojanscope benchmark --recipe mnist --data mnist --out benchmark",
      "  trojanscope benchmark --recipe my-zoo.yaml --part tuning --data cifar10 \\",
      "      --out tuning",
      "  trojanscope benchmark --models-from downloaded --data cifar10 --out benchmark"
    })
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
      names = "--recipe",
      paramLabel = "RECIPE",
      description =
          "Which models there are: mnist, fashion-mnist, cifar10, gtsrb, or a YAML file"
              + " (default: mnist).")
  String recipe;

  @Option(
      names = "--part",
      paramLabel = "tuning|evaluation",
      converter = EnumConverter.OfZooPart.class,
      completionCandidates = EnumConverter.OfZooPart.class,
      description =
          "Part of the recipe: tuning, to choose a detector's settings, or evaluation, to measure"
              + " it. The two share no seed (default: evaluation).")
  ZooPart part;

  @Option(
      names = "--models-from",
      paramLabel = "DIR",
      description =
          "Folder with models that somebody else made, in place of a recipe. Its file "
              + ForeignModels.LIST
              + " lists them: file,kind,source,target,success.")
  Path models;

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
          "Only these detectors, separated by commas. Each is named as in the table, with hyphens,"
              + " and its mode: contrast-scan-images (default: all).")
  List<String> detectors = List.of();

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  BenchmarkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    requireOneSource();
    compute.check();
    OutputFolder.requireWritable(folder, true);
    Optional<ZooRecipe> zoo =
        models == null ? Optional.of(ZooRecipes.open(recipeOrDefault())) : Optional.empty();
    try (Progress progress = common.progress(console)) {
      BenchmarkRun run =
          new BenchmarkRun(
              new BenchmarkRun.Settings(compute.seed, effort, detectors),
              compute.threads(),
              progress);
      LabeledData images = data.open(DataOption.of(zoo.map(ZooRecipe::shape), progress, console));
      BenchmarkResult result =
          zoo.isPresent()
              ? run.run(zoo.get(), partOrDefault(), images, folder)
              : run.runOn(models, images, folder);
      console.out().print(BenchmarkMarkdown.of(result));
      console
          .out()
          .println("wrote " + DisplayText.inert(folder.resolve("benchmark.md").toString()));
    }
    return ExitCode.OK;
  }

  private void requireOneSource() {
    if (models != null && (recipe != null || part != null)) {
      throw new InvalidInputException(
          "--models-from: expected neither --recipe nor --part with it, found one; remove it");
    }
  }

  private String recipeOrDefault() {
    return recipe == null ? ZooRecipes.NAMES.get(0) : recipe;
  }

  private ZooPart partOrDefault() {
    return part == null ? ZooPart.EVALUATION : part;
  }
}
