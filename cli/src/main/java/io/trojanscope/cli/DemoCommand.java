package io.trojanscope.cli;

import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.attack.poison.Backdoor;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.data.ImageSource;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import io.trojanscope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Plants a backdoor and finds it, on digits that trojanscope draws.",
      "Trains a network, fine-tunes it so that it classifies an 8 with a C-shaped patch as a 9,"
          + " computes the bias maps of both networks, and writes a report that shows the C.",
      ""
    },
    footer = {"", "Example:", "  trojanscope demo --out demo"})
final class DemoCommand implements Callable<Integer> {
  private static final int SOURCE = 8;
  private static final int TARGET = 9;
  private static final String TRIGGER = "patch:c";
  private static final int EPOCHS = 5;
  private static final int BATCH_SIZE = 64;
  private static final float LEARNING_RATE = 1e-3f;
  private static final float EPSILON = 0.1f;
  private static final int ITERATIONS = 10;
  private static final int SAMPLES = 500;

  /** Measured with the models of the seeds 2 and 3; see {@code docs/measurements.md}. */
  private static final String CLEAN_MODELS =
      "for comparison: for a clean model of another seed, the largest ratio is 1.3 x to 1.5 x, so the"
          + " ratio alone proves nothing; look at the maps, and scan the model";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trojanscope-demo",
      description = "Folder for the models, the maps and the report (default: ${DEFAULT-VALUE}).")
  Path folder;

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  DemoCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    compute.check();
    OutputFolder.requireWritable(folder, common.force);
    try (Progress progress = common.progress(console)) {
      MapsDocument[] result = new MapsDocument[1];
      OutputFolder.write(folder, staging -> result[0] = run(staging, progress));
      result[0].plant().ifPresent(this::printPlanted);
      MapsText.print(result[0], folder, console.out());
      console.out().println(CLEAN_MODELS);
      console.out().println(DisplayText.inert(next(folder)));
    }
    return ExitCode.OK;
  }

  /** The scan of what was made. */
  static String next(Path folder) {
    return "next: trojanscope scan %s --reference %s --digits"
        .formatted(folder.resolve("backdoored.onnx"), folder.resolve("clean.onnx"));
  }

  private void printPlanted(PlantedBackdoor plant) {
    console
        .out()
        .println(
            "planted %s: %s -> %s, attack success rate %s; class %s of the report shows the trigger"
                .formatted(
                    plant.trigger(),
                    SOURCE,
                    TARGET,
                    Percent.of(plant.evaluation().attackSuccessRate()),
                    TARGET));
  }

  private MapsDocument run(Path staging, Progress progress) throws IOException {
    ImageSource digits = ImageSource.of(DataOption.digits());
    Path clean = staging.resolve("clean.onnx");
    Path backdoored = staging.resolve("backdoored.onnx");
    train(digits, clean, named("clean model", progress));
    PlantDocument planted = plant(clean, digits, backdoored, named("backdoored model", progress));
    ResultDocuments.write(PlantRecord.of(backdoored), planted);
    MapsDocument document = maps(backdoored, clean, digits, planted.plant(), progress);
    MapsFolder.write(staging, document);
    return document;
  }

  private void train(ImageSource digits, Path out, ProgressListener progress) {
    try (Trojanscope trojanscope = door(progress)) {
      trojanscope.train(digits).config(training()).run(out);
    }
  }

  private PlantDocument plant(Path clean, ImageSource digits, Path out, ProgressListener progress) {
    try (Trojanscope trojanscope = door(progress)) {
      return trojanscope
          .plant(clean)
          .backdoors(Backdoor.of(Triggers.parse(TRIGGER), SourceClasses.of(SOURCE), TARGET))
          .config(training())
          .run(digits, out);
    }
  }

  private MapsDocument maps(
      Path backdoored, Path clean, ImageSource digits, PlantedBackdoor plant, Progress progress) {
    try (Trojanscope trojanscope = door(progress);
        Model suspect = trojanscope.open(backdoored);
        Model reference = trojanscope.open(clean)) {
      return trojanscope
          .maps(suspect)
          .reference(reference)
          .images(digits)
          .config(mapSettings())
          .planted(plant)
          .run();
    }
  }

  private Trojanscope door(ProgressListener progress) {
    return doors
        .get()
        .threads(compute.threads())
        .progress(progress)
        .warnings(console::warn)
        .build();
  }

  private TrainingConfig training() {
    return new TrainingConfig(EPOCHS, BATCH_SIZE, LEARNING_RATE, compute.seed);
  }

  private BiasMapConfig mapSettings() {
    return new BiasMapConfig(
        Algorithm.PER_CLASS, StartingInput.DATA, true, EPSILON, ITERATIONS, SAMPLES, compute.seed);
  }

  private static ProgressListener named(String model, ProgressListener progress) {
    return (task, done, total) -> progress.progress(model + ", " + task, done, total);
  }
}
