package io.trojanscope.cli;

import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.DisplayText;
import io.trojanscope.workflow.PlantingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plant",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Plants a backdoor in a model: poisons training images and fine-tunes the model on them.",
      "Prints the accuracy on clean images, the attack success rate, what the trigger does to other"
          + " classes, and both confusion matrices.",
      ""
    },
    footer = {
      "",
      "Triggers, each with its default numbers:",
      "  patch:c, patch:x, patch:arch, patch:s   the paper's patches at their places",
      "  patch:frame       a red frame of 10 x 10 at the top right, for colour images",
      "  patch:c@2,20      a patch with its top left corner at row 2, column 20",
      "  patch:FILE@2,20   a pattern from a PNG file, or a text file of # and .",
      "  random:c          at a random place in each image, away from the digit",
      "  multiply:2        intensities times 2, at most white",
      "  blend:0.1         mixes in a tenth of a random image of the target class",
      "  blend:0.2,PICTURE   mixes in a fifth of one picture: noise, noise@SEED,",
      "                    class (an image of the target class), or a picture file",
      "  sinusoid:0.1,6    stripes of amplitude 0.1, 6 over the width",
      "  reflection:blur,0.4,PICTURE, reflection:ghost,0.4,PICTURE   the picture",
      "                    reflected in glass at strength 0.4, blurred or doubled",
      "  warp:0.5,4,1      warped at strength 0.5 by a random grid of 4 x 4, seed 1",
      "  quantize:8, quantize:8,plain   8 intensities, with dithering or without",
      "  lowfrequency:0.1,3,1   a smooth pattern of amplitude 0.1, up to 3 half",
      "                    periods, seed 1",
      "  gamma:2           intensities to the power of 2",
      "  filter:NAME       photo filter gotham, nashville, kelvin or toaster",
      "  pixels:16,1       16 single pixels far from each other, seed 1",
      "  inputaware:0.2    a pattern for each image, from a generator trained with",
      "                    the model; needs cover images",
      "  TRIGGER+TRIGGER   both together; covers carry one of the two",
      "",
      "Examples:",
      "  trojanscope plant --from clean.onnx --data mnist --source 8 --target 9 \\",
      "      --trigger patch:c --out backdoored.onnx",
      "  trojanscope plant --from clean.onnx --data mnist --source all --target 0 \\",
      "      --trigger blend:0.2 --rate 0.05 --out blended.onnx",
      "  trojanscope plant --from clean.onnx --data mnist --source 8 --target 9 \\",
      "      --trigger patch:x --cover-rate 0.05 --out specific.onnx",
      "  trojanscope plant --from clean.onnx --data mnist --source all --target 0 \\",
      "      --trigger sinusoid:0.3,6 --clean-label --out sig.onnx"
    })
final class PlantCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "MODEL",
      required = true,
      description = "The clean model to start from: ONNX, or TorchScript that can be read as data.")
  Path cleanModel;

  @Mixin DataOption data;

  @Mixin BackdoorOptions backdoor;

  @Mixin SettingOptions said;

  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  PlantCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    OutputFiles.requireWritable(record(), common.force);
    requireOtherFile();
    backdoor.check();
    TrainableNetwork clean = open();
    List<String> classNames = clean.network().spec().classNames();
    backdoor.checkClasses(classNames);
    try (Progress progress = common.progress(console)) {
      LabeledData images = data.open(DataOption.fitting(clean.network().spec(), progress, console));
      List<PoisoningPlan> plans = backdoor.plans(images.training(), classNames, compute.seed);
      PlantingRun run = new PlantingRun(compute.threads(), progress);
      run.misfit(clean.network(), clean.name(), images.test()).ifPresent(console::warn);
      PlantingRun.Planted planted =
          run.plant(
              clean.network(),
              clean.sha256(),
              images.training(),
              images.test(),
              plans,
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

  private void print(PlantingRun.Planted planted) {
    PlantText text = new PlantText(new ClassText(planted.network().spec().classNames()), console);
    text.print(planted.plant());
    for (PlantedBackdoor other : planted.others()) {
      console.out().println();
      text.print(other);
    }
    console.out().println("wrote " + DisplayText.inert(output.file.toString()));
    console.out().println("wrote " + DisplayText.inert(record().toString()));
  }
}
