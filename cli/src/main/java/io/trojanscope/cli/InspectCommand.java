package io.trojanscope.cli;

import io.trojanscope.Trojanscope;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.inspect.InspectionJson;
import io.trojanscope.inspect.ModelInspection;
import io.trojanscope.model.isolated.Confinement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "--verbose also shows which protections isolate these processes from the system.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 usable, nothing found; 1 suspicious contents; 2 not usable or error.",
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

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  InspectCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    options.check();
    requireOneModel();
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

  private void requireOneModel() {
    if (Files.isDirectory(model) && !Files.exists(model.resolve("saved_model.pb"))) {
      throw new InvalidInputException(
          "%s: expected a model file, found a folder; for a folder of models use: trojanscope scan %s --out DIR"
              .formatted(model, model));
    }
  }

  private ModelInspection inspect() {
    try (Progress progress = common.progress(console);
        Trojanscope trojanscope =
            FrontDoor.of(doors.get(), 1, progress, console)
                .workerLimits(options.limits())
                .build()) {
      return trojanscope.inspect(
          model, options.request(), Optional.ofNullable(data).map(labels::of));
    }
  }
}
