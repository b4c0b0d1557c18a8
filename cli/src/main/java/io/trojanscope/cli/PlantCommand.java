package io.trojanscope.cli;

import java.nio.file.Path;
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
      description = "The clean model to begin with.")
  Path cleanModel;

  @Mixin DataOption data;

  @Option(
      names = "--source",
      paramLabel = "CLASSES",
      required = true,
      description =
          "Classes whose images get the trigger: one number, several with commas between, or 'all'"
              + " (but the target).")
  String sources;

  @Option(
      names = "--target",
      paramLabel = "CLASS",
      required = true,
      description = "Class that images with the trigger are to be taken for.")
  int target;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      required = true,
      description = "What marks an image, see below.")
  String trigger;

  @ArgGroup PoisonAmount amount;

  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  final Console console;

  PlantCommand(Console console) {
    this.console = console;
  }

  /** At most one of the two is given. */
  static final class PoisonAmount {
    @Option(
        names = "--count",
        paramLabel = "N",
        description = "How many images to poison, of all source classes together (default: 2000).")
    Integer count;

    @Option(
        names = "--rate",
        paramLabel = "SHARE",
        description = "Or which share of the source classes' images, above 0 and up to 1.")
    Double rate;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    throw new UnsupportedOperationException("not joined yet");
  }
}
