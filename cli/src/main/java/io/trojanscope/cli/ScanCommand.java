package io.trojanscope.cli;

import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.Verdict;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.ScanDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "scan",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Tells whether a model carries a backdoor: BACKDOORED, CLEAN or INCONCLUSIVE. Names the source"
          + " class, the target class, and where the trigger sits.",
      "The method depends on what you provide: clean models and images (best), images alone, clean"
          + " models alone, or only the model (weak). CLEAN means only that these tests found no"
          + " backdoor.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 CLEAN, 1 BACKDOORED or a suspicious file, 2 error, 3 INCONCLUSIVE,",
      "130 interrupted. For several models: 2 if one failed, else 1 if one is",
      "BACKDOORED, else 3 if one is INCONCLUSIVE.",
      "",
      "Examples:",
      "  trojanscope scan suspect.onnx --reference clean.onnx --data mnist \\",
      "      --html scan.html",
      "  trojanscope scan a.onnx b.onnx --data mnist --out scans"
    })
final class ScanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      description = "The model to scan, .onnx or TorchScript.")
  List<Path> models = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      arity = "1..*",
      parameterConsumer = ReferenceModels.class,
      description =
          "Clean models with the same input and classes; several are better. For these models, the options below only fill in what neither the file nor its MODEL.yaml specifies.")
  List<Path> references = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with labelled images of the classes: pictures in a folder per class, IDX or CIFAR"
              + " files.")
  private Path folder;

  @Mixin LabelsOption labels;

  @Option(
      names = "--digits",
      description = "Scan with digits that trojanscope draws, in place of --data.")
  boolean digits;

  @Option(
      names = "--effort",
      paramLabel = "quick|standard|thorough",
      defaultValue = "standard",
      converter = EnumConverter.OfEffort.class,
      completionCandidates = EnumConverter.OfEffort.class,
      description = "How thorough the search is; more takes longer (default: ${DEFAULT-VALUE}).")
  Effort effort;

  @Option(
      names = "--alpha",
      paramLabel = "X",
      defaultValue = "0.05",
      converter = AlphaConverter.class,
      description =
          "Share of clean models that may be called BACKDOORED, above 0 and below 1"
              + " (default: ${DEFAULT-VALUE}).")
  double alpha;

  @Mixin ScanOutput output;
  @Mixin ModelOptions options;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  @Spec private CommandSpec spec;

  private final Console console;
  private final ErrorReporter errors;
  private final Supplier<Trojanscope.Builder> doors;

  ScanCommand(Console console, ErrorReporter errors, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.errors = errors;
    this.doors = doors;
  }

  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  ScanConfig config() {
    return new ScanConfig(effort, alpha, compute.seed);
  }

  @Override
  public Integer call() {
    config();
    compute.check();
    options.check();
    if (digits && folder != null) {
      throw new InvalidInputException(
          "--digits: expected no --data with it, found both; remove one");
    }
    output.check(models, references, common.force, console);
    List<String> names = ScanOutput.names(models);
    List<ScanOutcome> outcomes = new ArrayList<>();
    try (Progress progress = common.progress(console);
        ModelOpener opener = new ModelOpener(doors.get(), options, compute, progress, console)) {
      ScanInputs inputs = ScanInputs.open(opener, images(), references);
      for (int i = 0; i < models.size(); i++) {
        outcomes.add(outcome(models.get(i), names.get(i), inputs, progress));
      }
    }
    if (models.size() > 1) {
      ScanOutcome.print(outcomes, console.out());
    }
    return ExitCode.worst(outcomes.stream().map(ScanOutcome::exitCode).toList());
  }

  private Optional<ImageSource> images() {
    return digits
        ? Optional.of(ImageSource.of(DataOption.digits()))
        : folder().map(path -> ImageSource.folder(path, labels.stated()));
  }

  /** What fails for one model does not keep the others from being scanned. */
  private ScanOutcome outcome(Path model, String name, ScanInputs inputs, Progress progress) {
    try {
      ScanDocument document = scan(model, inputs);
      List<Path> written = output.write(document, name, console);
      progress.close();
      ScanText.print(document, written, console.out());
      return new ScanOutcome(model, Optional.of(document), exitCode(document.result().verdict()));
    } catch (RuntimeException e) {
      if (e instanceof CancellationException || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      progress.close();
      return new ScanOutcome(model, Optional.empty(), errors.report(e, spec, common.verbose));
    }
  }

  private ScanDocument scan(Path model, ScanInputs inputs) {
    try (Model suspect = inputs.suspect(model)) {
      return inputs.scan(suspect).effort(effort).alpha(alpha).seed(compute.seed).run().document();
    }
  }

  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> ExitCode.OK;
      case BACKDOORED -> ExitCode.FINDING;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
