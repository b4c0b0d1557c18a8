package io.trojanscope.cli;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.text.DisplayText;
import io.trojanscope.workflow.MapsRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "maps",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Computes the bias maps of a model: the average change that makes it predict each class.",
      "With --reference, also computes the maps of a clean model, their difference, and their"
          + " distance per class or pair. Writes JSON, PNG and an HTML report.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trojanscope maps backdoored.onnx --reference clean.onnx --data mnist \\",
      "      --out maps",
      "  trojanscope maps backdoored.onnx --algorithm 2 --input noise --epsilon 0.5 \\",
      "      --out pairs"
    })
final class MapsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      description = "The model to look at: ONNX, or TorchScript (.pt, .pth, .ts).")
  Path model;

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      description =
          "A clean model with the same input and classes to compare with. For it the options below"
              + " only fill in what neither the file nor its MODEL.yaml specifies.")
  private Path reference;

  @Mixin DataOption data;

  @Option(
      names = "--algorithm",
      paramLabel = "1|2",
      defaultValue = "1",
      converter = EnumConverter.OfAlgorithm.class,
      completionCandidates = EnumConverter.OfAlgorithm.class,
      description =
          "1: a map per class; 2: a map per pair of source and target class"
              + " (default: ${DEFAULT-VALUE}).")
  Algorithm algorithm;

  @Option(
      names = "--input",
      paramLabel = "blank|noise|data",
      defaultValue = "data",
      converter = EnumConverter.OfStartingInput.class,
      completionCandidates = EnumConverter.OfStartingInput.class,
      description = "Images that the attack starts from (default: ${DEFAULT-VALUE}).")
  StartingInput input;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "How far one iteration moves a pixel, above 0 and up to 1 (default: ${DEFAULT-VALUE}).")
  float epsilon;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "10",
      description = "Iterations of the attack on each image (default: ${DEFAULT-VALUE}).")
  int iterations;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Images per target class or pair (default: ${DEFAULT-VALUE}).")
  int samples;

  @Option(
      names = "--untargeted",
      description = "Attack without a target class: only lead away from the right class.")
  boolean untargeted;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the maps and the report.")
  Path folder;

  @Mixin ModelOptions options;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  MapsCommand(Console console) {
    this.console = console;
  }

  Optional<Path> reference() {
    return Optional.ofNullable(reference);
  }

  BiasMapConfig config() {
    return new BiasMapConfig(
        algorithm, input, !untargeted, epsilon, iterations, samples, compute.seed);
  }

  private boolean usesData() {
    return input == StartingInput.DATA || data.folder().isPresent();
  }

  /**
   * The test images; none where the attack starts from blank images or noise and none are given.
   */
  private Optional<LabeledImages> images(ModelSpec model, Progress progress) {
    return usesData()
        ? Optional.of(data.openTest(DataOption.fitting(model, progress, console)))
        : Optional.empty();
  }

  private OpenedModels open() {
    return OpenedModels.open(
        model,
        reference(),
        usesData() ? data.storedShape() : Optional.empty(),
        new ModelOpener(options, compute.threads(), console));
  }

  @Override
  public Integer call() {
    config();
    compute.check();
    options.check();
    OutputFolder.requireWritable(folder, common.force);
    try (Progress progress = common.progress(console);
        OpenedModels models = open()) {
      Optional<LabeledImages> images = images(models.suspect().classifier().spec(), progress);
      MapsRun run = new MapsRun(compute.threads(), progress);
      images
          .map(test -> run.misfits(models.suspect(), models.reference(), test))
          .ifPresent(misfits -> misfits.forEach(this::warn));
      MapsDocument document =
          run.make(models.suspect(), models.reference(), images, config(), PlantRecord.find(model));
      OutputFolder.write(folder, staging -> MapsFolder.write(staging, document));
      MapsSummary.print(document, folder, console.out());
    }
    return ExitCode.OK;
  }

  private void warn(String text) {
    console.err().println("warning: " + DisplayText.inert(text));
  }
}
