package io.trojanscope.cli;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.lab.calibrate.CalibrationRun;
import io.trojanscope.lab.calibrate.CleanRecipe;
import io.trojanscope.lab.calibrate.GivenCalibration;
import io.trojanscope.lab.calibrate.GivenModels;
import io.trojanscope.text.DisplayText;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "calibrate",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Measures how suspicious clean models look: trains them with fixed recipes and seeds, scans each with a clean reference, and writes calibration.csv.",
      "The folder keeps all models and scores: the same command continues an interrupted run.",
      ""
    },
    footer = {"", "Example:", "  trojanscope calibrate --data mnist --out calibration"})
final class CalibrateCommand implements Callable<Integer> {
  private static final List<Effort> EFFORTS = List.of(Effort.QUICK, Effort.STANDARD);

  @Mixin DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the models, the scores and calibration.csv.")
  Path folder;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      defaultValue = "paper",
      split = ",",
      converter = NetworkConverter.class,
      completionCandidates = NetworkConverter.Names.class,
      description = "Networks of the models, separated by commas (default: ${DEFAULT-VALUE}).")
  List<NetworkArchitecture> networks;

  @Option(
      names = "--models",
      paramLabel = "N",
      defaultValue = "8",
      description = "Models to train of each network, at least 1 (default: ${DEFAULT-VALUE}).")
  int models;

  @Option(
      names = "--models-from",
      paramLabel = "CSV",
      description = {
        "Measures the clean models that a CSV file lists, instead of training models.",
        "Its columns are file, reference, network (the network kind) and name."
      })
  Optional<Path> given = Optional.empty();

  @Option(
      names = "--effort",
      paramLabel = "quick|standard",
      split = ",",
      converter = EnumConverter.OfEffort.class,
      completionCandidates = EnumConverter.OfEffort.class,
      description = "How thorough the scans are, separated by commas (default: both).")
  List<Effort> efforts = EFFORTS;

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    OptionChecks.requireAtLeast(1, models, "--models");
    compute.check();
    if (given.isPresent()) {
      return measure(given.get());
    }
    CalibrationRun.Settings settings =
        new CalibrationRun.Settings(
            CleanRecipe.all(networks, models, compute.seed),
            List.of(ScanMode.values()),
            efforts,
            compute.seed);
    OutputFolder.requireWritable(folder, true);
    try (Progress progress = common.progress(console)) {
      new CalibrationRun(settings, compute.threads(), progress)
          .run(data.open(DataOption.of(Optional.empty(), progress, console)), folder);
    }
    return written();
  }

  private int measure(Path list) {
    OutputFolder.requireWritable(folder, true);
    try (Progress progress = common.progress(console)) {
      new GivenCalibration(efforts, compute.seed, compute.threads(), progress)
          .run(
              GivenModels.read(list),
              data.open(DataOption.of(Optional.empty(), progress, console)).test(),
              folder);
    }
    return written();
  }

  private int written() {
    console
        .out()
        .println("wrote " + DisplayText.inert(folder.resolve(CalibrationRun.FILE).toString()));
    return ExitCode.OK;
  }
}
