package io.trojanscope.cli;

import io.trojanscope.FleetJob;
import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.ScanSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
      "Tells whether a model carries a backdoor: BACKDOORED, CLEAN or INCONCLUSIVE. Names the"
          + " source class, the target class, and where the trigger sits.",
      "The method depends on what you provide: clean models and images (best), images alone, clean"
          + " models alone, or only the model (weak). CLEAN means only that these tests found no"
          + " backdoor.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 CLEAN, 1 BACKDOORED or a suspicious file, 2 error, 3 INCONCLUSIVE,",
      "130 interrupted. For several models: 2 if one failed, else 1 if one is",
      "BACKDOORED, else 3 if one is INCONCLUSIVE. --fail-on changes this.",
      "",
      "A folder of models: --out keeps the result of each model, so the same command",
      "continues where it was stopped, and scans only what is new or has changed.",
      "--force scans all models again.",
      "",
      "Examples:",
      "  trojanscope scan suspect.onnx --reference clean.onnx --data mnist \\",
      "      --html scan.html",
      "  trojanscope scan a.onnx b.onnx --data mnist --out scans",
      "  trojanscope scan models/ --reference clean.onnx --data mnist --out results"
    })
final class ScanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      description = "The model to scan, .onnx or TorchScript; or a folder of models.")
  List<Path> models = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      arity = "1..*",
      parameterConsumer = ReferenceModels.class,
      description =
          "Clean models with the same input and classes; several are better. For these models, the"
              + " options below only fill in what neither the file nor its MODEL.yaml specifies.")
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
      defaultValue = "" + ScanConfig.DEFAULT_ALPHA,
      converter = AlphaConverter.class,
      description =
          "Share of clean models that may be called BACKDOORED, above 0 and below 1"
              + " (default: ${DEFAULT-VALUE}).")
  double alpha;

  @Mixin FolderOptions folderOptions;
  @Mixin ScanOutput output;
  @Mixin ExportOptions exports;
  @Mixin FailOnOption failOn;
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
    boolean ofFolder = FolderScan.isWanted(models, folderOptions);
    SortedMap<String, Path> written = output.named();
    written.putAll(exports.named());
    ResultFile.requireDifferent(written);
    exports.check(common.force, console);
    if (ofFolder) {
      output.checkFolder(common.force);
    } else {
      output.check(models, references, common.force, console);
      models.forEach(OptionChecks::requireModel);
    }
    references.forEach(OptionChecks::requireModel);
    Optional<ImageSource> images = images();
    try (Progress progress = common.progress(console);
        ModelOpener opener = new ModelOpener(doors.get(), options, compute, progress, console)) {
      return ofFolder ? scanFolder(opener, images) : scanModels(opener, images, progress);
    }
  }

  private int scanFolder(ModelOpener opener, Optional<ImageSource> images) {
    Path results = output.resultFolder();
    ScanInputs inputs = ScanInputs.open(opener, images, references);
    FleetJob job =
        inputs
            .scanFolder(models.get(0))
            .request(options.request())
            .include(folderOptions.include)
            .exclude(folderOptions.exclude)
            .effort(effort)
            .alpha(alpha)
            .seed(compute.seed)
            .again(common.force);
    return FolderScan.run(job, results, failOn, exports, console);
  }

  private int scanModels(ModelOpener opener, Optional<ImageSource> images, Progress progress) {
    List<String> names = ScanOutput.names(models);
    List<ScanSummary> summaries = new ArrayList<>();
    ScanInputs inputs = ScanInputs.open(opener, images, references);
    for (int i = 0; i < models.size(); i++) {
      summaries.add(summary(models.get(i), names.get(i), inputs, progress));
    }
    if (models.size() > 1) {
      progress.close();
      ScanOutcome.print(summaries, models, console.out());
    }
    exports.write(summaries, "", failOn.outcomes(), console);
    return failOn.exitCode(summaries.stream().map(ScanSummary::outcome).toList());
  }

  private Optional<ImageSource> images() {
    return digits ? Optional.of(ImageSource.of(DataOption.digits())) : folder().map(labels::of);
  }

  /** What fails for one model does not keep the others from being scanned. */
  private ScanSummary summary(Path model, String name, ScanInputs inputs, Progress progress) {
    try {
      ScanDocument document = scan(model, inputs);
      List<Path> written = output.write(document, name, console);
      progress.close();
      ScanText.print(document, written, console.out());
      return ScanOutcome.of(model, document);
    } catch (RuntimeException e) {
      if (e instanceof CancellationException || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      progress.close();
      errors.report(e, spec, common.verbose);
      return ScanOutcome.of(model, e, errors.message(e, spec));
    }
  }

  private ScanDocument scan(Path model, ScanInputs inputs) {
    try (Model suspect = inputs.suspect(model)) {
      return inputs.scan(suspect).effort(effort).alpha(alpha).seed(compute.seed).run().document();
    }
  }
}
