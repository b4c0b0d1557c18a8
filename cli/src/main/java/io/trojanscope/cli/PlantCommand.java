package io.trojanscope.cli;

import io.trojanscope.PlantingJob;
import io.trojanscope.Trojanscope;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

  private final Supplier<Trojanscope.Builder> doors;

  PlantCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    OutputFiles.requireWritable(record(), common.force);
    requireOtherFile();
    backdoor.check();
    try (Progress progress = common.progress(console);
        Trojanscope trojanscope =
            FrontDoor.of(doors.get(), compute.threads(), progress, console).build()) {
      PlantingJob job = open(trojanscope);
      PlantDocument planted =
          job.backdoors(backdoor.backdoors(job.classNames()))
              .config(training.config(compute.seed))
              .run(data.sourceOrDigits(), output.file);
      ResultDocuments.write(record(), planted);
      print(planted);
    }
    return ExitCode.OK;
  }

  /** Opens the clean model, and prints what is assumed of it. */
  private PlantingJob open(Trojanscope trojanscope) {
    ModelRequest request = new ModelRequest(said.settings(), false, data.storedShape(), false);
    PlantingJob job = trojanscope.plant(cleanModel, request);
    AssumptionText.print(job.name(), job.facts(), job.warnings(), console);
    return job;
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

  private void print(PlantDocument planted) {
    PlantText text = new PlantText(new ClassText(planted.classNames()), console);
    text.print(planted.plant());
    for (PlantedBackdoor other : planted.others()) {
      console.out().println();
      text.print(other);
    }
    console.out().println("wrote " + DisplayText.inert(output.file.toString()));
    console.out().println("wrote " + DisplayText.inert(record().toString()));
  }
}
