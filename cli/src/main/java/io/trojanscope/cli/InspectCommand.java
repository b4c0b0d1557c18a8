package io.trojanscope.cli;

import io.trojanscope.data.ImageSource;
import io.trojanscope.inspect.InspectionJson;
import io.trojanscope.inspect.ModelInspection;
import io.trojanscope.inspect.ModelInspector;
import io.trojanscope.model.isolated.Confinement;
import io.trojanscope.model.loader.ModelRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Describes a model file: inputs, outputs, operators, parameters and classes. Lists suspicious"
          + " contents and checks whether gradients work.",
      "The model runs in separate processes. With --data, also measures the accuracy and checks"
          + " whether another pixel range or normalization works better.",
      "--verbose also shows what keeps the processes apart from the system.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 usable, nothing found; 1 suspicious contents found; 2 not usable.",
      "",
      "Examples:",
      "  trojanscope inspect model.onnx",
      "  trojanscope inspect model.pt --input-shape 3x32x32 --json model.json"
    })
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "The model: ONNX, or TorchScript.")
  Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with labelled images to check the accuracy with.")
  private Path data;

  @Mixin LabelsOption labels;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write the result as JSON; - is standard output.")
  private Path json;

  @Mixin ModelOptions options;
  @Mixin CommonOptions common;

  private static final int WORKERS = 1;

  private final Console console;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    if (json != null) {
      ResultFile.require(json, common.force, console);
    }
    ModelInspection inspection = inspect();
    InspectionText.print(inspection, console);
    if (common.verbose) {
      InspectionText.print(Confinement.available(), console);
    }
    if (json != null) {
      ResultFile.write(json, InspectionJson.content(inspection), console);
    }
    if (!inspection.isUsable()) {
      return ExitCode.ERROR;
    }
    return inspection.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDING;
  }

  private ModelInspection inspect() {
    Optional<ImageSource> images = Optional.ofNullable(data).map(labels::of);
    ModelRequest request = options.request().withImages(images.flatMap(ImageSource::storedShape));
    try (Progress progress = common.progress(console)) {
      return new ModelInspector(options.loader(WORKERS), progress)
          .inspect(
              model,
              request,
              images.map(
                  source -> spec -> source.test(DataOption.fitting(spec, progress, console))));
    }
  }
}
