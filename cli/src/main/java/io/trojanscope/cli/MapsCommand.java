package io.trojanscope.cli;

import io.trojanscope.MapsJob;
import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.data.ImageSource;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "maps",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Computes the bias maps of a model: for each class, the mean of the adversarial examples that"
          + " the model puts into it.",
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
      description = "The model to examine: ONNX, or TorchScript (.pt, .pth, .ts).")
  Path model;

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      description =
          "A clean model to compare with; it must have the same input shape and classes. The options below fill in what neither its file nor its MODEL.yaml specifies.")
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
      description = "Attack without a target class: only move each image away from its true class.")
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
  private final Supplier<Trojanscope.Builder> doors;

  MapsCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  Optional<Path> reference() {
    return Optional.ofNullable(reference);
  }

  BiasMapConfig config() {
    return new BiasMapConfig(
        algorithm, input, !untargeted, epsilon, iterations, samples, compute.seed);
  }

  /** The images; none where the attack starts from blank images or noise and none are given. */
  private Optional<ImageSource> images() {
    if (input != StartingInput.DATA && data.folder().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(data.sourceOrDigits());
  }

  @Override
  public Integer call() {
    config();
    compute.check();
    options.check();
    OutputFolder.requireWritable(folder, common.force);
    OptionChecks.requireModel(model);
    reference().ifPresent(OptionChecks::requireModel);
    Optional<ImageSource> images = images();
    try (Progress progress = common.progress(console);
        ModelOpener opener = new ModelOpener(doors.get(), options, compute, progress, console)) {
      MapsDocument document = job(opener, images).run();
      OutputFolder.write(folder, staging -> MapsFolder.write(staging, document));
      MapsText.print(document, folder, console.out());
    }
    return ExitCode.OK;
  }

  private MapsJob job(ModelOpener opener, Optional<ImageSource> images) {
    Optional<ImageShape> shape = images.flatMap(ImageSource::storedShape);
    Model suspect = opener.open(model, shape);
    MapsJob job = opener.trojanscope().maps(suspect).config(config());
    reference().map(file -> opener.openReference(file, shape)).ifPresent(job::reference);
    images.ifPresent(job::images);
    PlantRecord.find(model).ifPresent(job::planted);
    return job;
  }
}
