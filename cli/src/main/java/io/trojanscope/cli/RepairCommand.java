package io.trojanscope.cli;

import io.trojanscope.Model;
import io.trojanscope.RepairJob;
import io.trojanscope.ScanResult;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.repair.RepairConfig;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repair",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Removes a backdoor from a model, and measures the effect.",
      "Writes a copy of the ONNX file with other weights; all else stays the same. Prints the"
          + " accuracy and the success rate of each known trigger before and after, the success"
          + " rate after training on five triggered images (re-tuning), and the weights that"
          + " changed.",
      ""
    },
    footer = {
      "",
      "Methods:",
      "  auto      unlearn with images, clp without",
      "  unlearn   trains on clean images; a fifth of them carries the trigger that a",
      "            scan recovered, and keeps its class",
      "  finetune  trains on clean images: the baseline",
      "  prune     zeroes the channels that clean images activate least, then trains",
      "  clp       zeroes the channels that amplify their input most; needs no images",
      "",
      "If the repair changes no weight, or costs more accuracy than --max-accuracy-loss,",
      "nothing is written. With --force, the model is written nevertheless, and an",
      "existing file is replaced.",
      "",
      "Examples:",
      "  trojanscope repair backdoored.onnx --reference clean.onnx --data mnist \\",
      "      --out repaired.onnx --html repair.html",
      "  trojanscope repair backdoored.onnx --scan scan.json --data images \\",
      "      --out repaired.onnx",
      "  trojanscope repair backdoored.onnx --method clp --out repaired.onnx"
    })
final class RepairCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "The model to repair: ONNX.")
  Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with labelled, clean images of the classes: pictures in a folder per class, IDX"
              + " or CIFAR files. The training images repair the model, the test images measure"
              + " it.")
  private Path folder;

  @Mixin private LabelsOption labels;

  @Option(
      names = "--out",
      paramLabel = "FILE.onnx",
      required = true,
      description = "Where to write the repaired model.")
  Path out;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "auto",
      converter = EnumConverter.OfRepairMethod.class,
      completionCandidates = EnumConverter.OfRepairMethod.class,
      description = "auto, unlearn, finetune, prune or clp; see below (default: ${DEFAULT-VALUE}).")
  RepairMethod method;

  @Option(
      names = "--scan",
      paramLabel = "FILE.json",
      description =
          "JSON result of an earlier scan of this model, which contains the trigger (default: scans"
              + " the model if the method needs a trigger).")
  private Path scan;

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      description =
          "A clean model (ONNX or TorchScript) with the same input and classes, for scans; may be"
              + " repeated. With one, the repaired model is scanned too.")
  List<Path> references = new ArrayList<>();

  @Option(names = "--no-scan", description = "Do not scan the repaired model.")
  boolean noScan;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "" + RepairConfig.IMAGES,
      description = "How many training images to use at most (default: ${DEFAULT-VALUE}).")
  int images;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "" + RepairConfig.EPOCHS,
      description = "Passes through these images (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--max-accuracy-loss",
      paramLabel = "POINTS",
      defaultValue = "" + RepairConfig.MOST_LOSS,
      description =
          "Largest loss of accuracy, in percentage points. If the repaired model lost more, nothing"
              + " is written (default: ${DEFAULT-VALUE}).")
  double mostLoss;

  @Option(
      names = {"--html", "--report"},
      paramLabel = "FILE",
      description = "Where to write the report; - is standard output.")
  private Path html;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write the whole result as JSON; - is standard output.")
  private Path json;

  @Mixin ModelOptions options;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  RepairCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    check();
    try (Progress progress = common.progress(console);
        ModelOpener opener = new ModelOpener(doors.get(), options, compute, progress, console)) {
      RepairDocument document = job(opener).run(out);
      new RepairText(document, console).print();
      console.out().println("wrote " + DisplayText.inert(out.toString()));
      if (json != null) {
        ResultFile.write(json, ResultDocuments.content(document), console);
      }
      if (html != null) {
        ResultFile.write(html, HtmlReport.content(document), console);
      }
    }
    return ExitCode.OK;
  }

  private void check() {
    compute.check();
    options.check();
    OptionChecks.requireAtLeast(1, images, "--images");
    OptionChecks.requireAtLeast(1, epochs, "--epochs");
    if (!(mostLoss >= 0 && mostLoss <= 100)) {
      throw new InvalidInputException(
          "--max-accuracy-loss: expected points from 0 to 100, found " + mostLoss);
    }
    ResultFile.requireFile(out, "--out", "a model");
    OutputFiles.requireWritable(out, common.force);
    for (Path file : results()) {
      ResultFile.require(file, common.force, console);
    }
    OptionChecks.requireModel(model);
    references.forEach(OptionChecks::requireModel);
    if (scan != null) {
      FileErrors.requireReadable(scan, "the result of a scan");
    }
  }

  private List<Path> results() {
    List<Path> results = new ArrayList<>();
    Optional.ofNullable(json).ifPresent(results::add);
    Optional.ofNullable(html).ifPresent(results::add);
    return results;
  }

  private RepairJob job(ModelOpener opener) {
    Optional<ImageSource> source = Optional.ofNullable(folder).map(labels::of);
    Optional<ImageShape> shape = source.flatMap(ImageSource::storedShape);
    List<Model> clean = references.stream().map(file -> opener.openReference(file, shape)).toList();
    RepairJob job =
        opener
            .trojanscope()
            .repair(model)
            .request(options.request().withImages(shape))
            .references(clean)
            .method(method)
            .mostImages(images)
            .epochs(epochs)
            .mostAccuracyLoss(common.force ? 100 : mostLoss)
            .writeUnchanged(common.force)
            .seed(compute.seed);
    source.ifPresent(job::images);
    Optional.ofNullable(scan).map(ScanResult::read).ifPresent(job::scan);
    if (noScan) {
      job.rescan(false);
    }
    return job;
  }
}
