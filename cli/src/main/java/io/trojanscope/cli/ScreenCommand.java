package io.trojanscope.cli;

import io.trojanscope.Model;
import io.trojanscope.ScreeningJob;
import io.trojanscope.ScreeningResult;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.screen.ScreeningMethod;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "screen",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Looks for poisoned images among the training images of a model, and ranks them.",
      "Uses inner features of the model. Without --model, trains a small network on the images and"
          + " uses its features. If it finds nothing, it prints what it could have missed.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 no sign of poisoning, 1 a class looks poisoned, 2 error,",
      "130 interrupted.",
      "",
      "Examples:",
      "  trojanscope screen --data poisoned/ --model backdoored.onnx \\",
      "      --out suspicious.csv --html screening.html",
      "  trojanscope screen --data poisoned/ --out suspicious.csv --move-to apart/"
    })
final class ScreenCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder with the training images: a sub-folder of pictures for each class, IDX files like"
              + " those of MNIST, or CIFAR binary files. If there are train/ and test/, only"
              + " train/ is screened.")
  private Path folder;

  @Mixin LabelsOption labels;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "The model that was trained on the images, .onnx or TorchScript (default: a small network"
              + " is trained on them).")
  private Path model;

  @Option(
      names = "--out",
      paramLabel = "CSV",
      required = true,
      description = "Where to write the list of all images, the most suspicious first.")
  Path out;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Where to write the report with images.")
  private Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Where to write the result as JSON.")
  private Path json;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "scan",
      converter = EnumConverter.OfScreeningMethod.class,
      completionCandidates = EnumConverter.OfScreeningMethod.class,
      description =
          "How images are scored: spectral-signatures, activation-clustering, spectre or scan"
              + " (SCAn) (default: ${DEFAULT-VALUE}).")
  ScreeningMethod method;

  @Option(
      names = "--features",
      paramLabel = "NAME",
      description =
          "Inner value of the network that gives the features (default: the input of the last layer"
              + " with weights).")
  private String features;

  @Option(
      names = "--move-to",
      paramLabel = "DIR",
      description =
          "Move the images that look poisoned to this folder, into sub-folders of the same names."
              + " Deletes and replaces no image; the CSV file lists the new place of each.")
  private Path apart;

  @Mixin ModelOptions options;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  ScreenCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  private Optional<Path> html() {
    return Optional.ofNullable(html);
  }

  private Optional<Path> json() {
    return Optional.ofNullable(json);
  }

  private Optional<Path> apart() {
    return Optional.ofNullable(apart);
  }

  @Override
  public Integer call() {
    compute.check();
    options.check();
    OutputFiles.requireWritable(out, common.force);
    html().ifPresent(file -> OutputFiles.requireWritable(file, common.force));
    json().ifPresent(file -> ResultFile.require(file, common.force, console));
    ScreeningResult result = screen();
    if (apart().isPresent()) {
      result.moveTo(apart().orElseThrow(), out);
    } else {
      result.writeCsv(out);
    }
    console.out().println("wrote " + DisplayText.inert(out.toString()));
    html().ifPresent(file -> write(file, HtmlReport.content(result.document())));
    json().ifPresent(file -> write(file, ResultDocuments.content(result.document())));
    ScreeningText.print(result, apart(), console.out());
    return result.suspiciousClass().isPresent() ? ExitCode.FINDING : ExitCode.OK;
  }

  private void write(Path file, OutputFiles.Content content) {
    ResultFile.write(file, content, console);
  }

  private ScreeningResult screen() {
    ImageSource images = labels.of(folder);
    try (Progress progress = common.progress(console);
        ModelOpener opener = new ModelOpener(doors.get(), options, compute, progress, console)) {
      ScreeningJob job = opener.trojanscope().screen(images).method(method).seed(compute.seed);
      Optional.ofNullable(features).ifPresent(job::features);
      Optional<Model> trained =
          Optional.ofNullable(model).map(file -> opener.open(file, images.storedShape()));
      trained.ifPresent(job::model);
      return job.run();
    }
  }
}
