package io.trojanscope.cli;

import io.trojanscope.attack.poison.ClassChoice;
import io.trojanscope.attack.poison.DefaultAmount;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import io.trojanscope.workflow.PlantingRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plant",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Plants a backdoor in a model: poisons training images and fine-tunes the model on them.",
      "Prints the accuracy on clean images, the attack success rate, and both confusion matrices.",
      ""
    },
    footer = {
      "",
      "Triggers:",
      "  patch:c, patch:x, patch:arch, patch:s   the paper's patches at their places",
      "  patch:frame       a red frame of 10 x 10 at the top right, for colour images",
      "  patch:c@2,20      a patch with its top left corner at row 2, column 20",
      "  patch:FILE@2,20   a pattern from a PNG file, or a text file of # and .",
      "  random:c          at a random place of each image that avoids the digit",
      "  multiply:2        intensities times 2, at most white",
      "  blend:0.1         a tenth of a random image of the target class on top",
      "  sinusoid:0.1,6    stripes of amplitude 0.1, 6 over the width",
      "",
      "Examples:",
      "  trojanscope plant --from clean.onnx --data mnist --source 8 --target 9 \\",
      "      --trigger patch:c --out backdoored.onnx",
      "  trojanscope plant --from clean.onnx --data mnist --source all --target 0 \\",
      "      --trigger blend:0.2 --rate 0.05 --out blended.onnx"
    })
final class PlantCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "MODEL",
      required = true,
      description =
          "The clean model to start from: .onnx, from 'train' or exported by other software.")
  Path cleanModel;

  @Mixin DataOption data;

  @Option(
      names = "--source",
      paramLabel = "CLASSES",
      required = true,
      description =
          "Classes whose images get the trigger: a class name or number, several separated by"
              + " commas, or 'all' (except the target).")
  String sources;

  @Option(
      names = "--target",
      paramLabel = "CLASS",
      required = true,
      description = "Class that images with the trigger are classified as: its name or number.")
  String target;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      required = true,
      description = "What is put on the images, see below.")
  String trigger;

  @ArgGroup AmountOptions amount;

  @Mixin SettingOptions said;

  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  PlantCommand(Console console) {
    this.console = console;
  }

  /** At most one of the two is given. */
  static final class AmountOptions {
    @Option(
        names = "--count",
        paramLabel = "N",
        description =
            "How many images of the source classes to poison in total (default: 2000, but at"
                + " most half of their images).")
    Integer count;

    @Option(
        names = "--rate",
        paramLabel = "SHARE",
        description = "Which share of the source classes' images to poison, above 0 and up to 1.")
    Double rate;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    OutputFiles.requireWritable(record(), common.force);
    requireOtherFile();
    Trigger mark = Triggers.parse(trigger);
    Optional<io.trojanscope.attack.poison.PoisonAmount> given = givenAmount();
    TrainableNetwork clean = open();
    List<String> names = clean.network().spec().classNames();
    int victim = ClassChoice.parse("target", target, names);
    SourceClasses classes = SourceClasses.parse(sources, names);
    classes.requireApartFrom(victim);
    try (Progress progress = common.progress(console)) {
      LabeledData images = data.open(DataOption.fitting(clean.network().spec(), progress, console));
      PoisoningPlan plan =
          new PoisoningPlan(
              mark,
              classes,
              victim,
              given.orElseGet(() -> DefaultAmount.of(images.training(), classes, victim)),
              compute.seed);
      PlantingRun run = new PlantingRun(compute.threads(), progress);
      run.misfit(clean.network(), clean.name(), images.test()).ifPresent(this::warn);
      PlantingRun.Planted planted =
          run.plant(
              clean.network(),
              clean.sha256(),
              images.training(),
              images.test(),
              plan,
              training.config(compute.seed));
      ModelFiles.save(output.file, planted.network());
      ResultDocuments.write(record(), planted.document(output.file));
      print(planted);
    }
    return ExitCode.OK;
  }

  /** Opens the clean model, and prints what is assumed of it. */
  private TrainableNetwork open() {
    ModelRequest request = new ModelRequest(said.settings(), false, data.storedShape(), false);
    TrainableNetwork clean = TrainableNetwork.open(cleanModel, request);
    AssumptionText.print(clean.name(), clean.facts(), clean.warnings(), console);
    return clean;
  }

  private void warn(String text) {
    console.err().println("warning: " + DisplayText.inert(text));
  }

  private void requireOtherFile() {
    Path out = output.file.toAbsolutePath().normalize();
    if (out.equals(cleanModel.toAbsolutePath().normalize())) {
      throw new InvalidInputException(
          "--out: expected another file than the clean model, found the same; choose another name");
    }
  }

  /** The record of the planting: beside the model, under its name with .json. */
  private Path record() {
    return PlantRecord.of(output.file);
  }

  /** The amount that an option gives; checked before the images are read. */
  private Optional<PoisonAmount> givenAmount() {
    if (amount != null && amount.rate != null) {
      return Optional.of(new PoisonAmount.Rate(amount.rate));
    }
    if (amount != null && amount.count != null) {
      return Optional.of(new PoisonAmount.Count(amount.count));
    }
    return Optional.empty();
  }

  private void print(PlantingRun.Planted planted) {
    PlantedBackdoor plant = planted.plant();
    ClassText classes = new ClassText(planted.network().spec().classNames());
    PrintWriter out = console.out();
    out.println("poisoned images      " + plant.poisonedImages());
    plant
        .cleanModel()
        .ifPresent(before -> out.println("accuracy before      " + Percent.of(before.accuracy())));
    out.println("clean accuracy       " + Percent.of(plant.evaluation().cleanAccuracy()));
    out.println("attack success rate  " + Percent.of(plant.evaluation().attackSuccessRate()));
    out.println("pristine test set, a line per true class, a column per predicted class:");
    out.println(MatrixText.of(plant.evaluation().pristine(), classes));
    out.println("test set with the trigger on every image of the source classes:");
    out.println(MatrixText.of(plant.evaluation().poisoned(), classes));
    out.println("wrote " + DisplayText.inert(output.file.toString()));
    out.println("wrote " + DisplayText.inert(record().toString()));
  }
}
