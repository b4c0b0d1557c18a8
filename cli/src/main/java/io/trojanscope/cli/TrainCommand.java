package io.trojanscope.cli;

import io.trojanscope.TrainingJob;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    sortOptions = false,
    sortSynopsis = false,
    description = {"Trains a network on images and writes the model.", ""},
    footer = {
      "",
      "Examples:",
      "  trojanscope train --data mnist --out clean.onnx --epochs 5 --seed 7",
      "  trojanscope train --data cifar10 --network resnet:20 --optimizer sgd \\",
      "      --batch-size 128 --epochs 10 --schedule one-cycle --flip --crop-padding 4 \\",
      "      --out clean.onnx"
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin DataOption data;

  @Option(
      names = "--image-shape",
      paramLabel = "CxHxW",
      converter = ImageShapeConverter.class,
      description =
          "Shape that pictures are resized to: channels (1 or 3) x height x width, such as"
              + " 3x32x32 (default: no resizing; all pictures must have one size).")
  ImageShape shape;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "paper",
      converter = NetworkConverter.class,
      completionCandidates = NetworkConverter.Names.class,
      description = {
        "The network (default: ${DEFAULT-VALUE}):",
        "paper: two convolutions, for digits;",
        "cifar: six, with batch normalization, for photos;",
        "resnet:N: residual, of depth 8, 14, 20 and so on to 56;",
        "vgg:N: a narrow VGG with batch normalization, of depth 11, 13 or 16;",
        "mobilenet: a small MobileNetV2;",
        "vit:N: a small vision transformer with 1 to 12 layers."
      })
  NetworkArchitecture network;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      converter = PathConverter.class,
      description =
          "File that keeps the state of training after each epoch. If it exists, training continues"
              + " from it and gives the same model as without a break.")
  Path checkpoint;

  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;
  private final Supplier<Trojanscope.Builder> doors;

  TrainCommand(Console console, Supplier<Trojanscope.Builder> doors) {
    this.console = console;
    this.doors = doors;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    ImageSource images = data.sourceOrDigits();
    try (Progress progress = common.progress(console);
        Trojanscope trojanscope =
            FrontDoor.of(doors.get(), compute.threads(), progress, console).build()) {
      TrainingJob job =
          trojanscope.train(images).network(network).config(training.config(compute.seed));
      Optional.ofNullable(shape).ifPresent(job::imageShape);
      Optional.ofNullable(checkpoint).ifPresent(job::checkpoint);
      ConfusionMatrix onTest = job.run(output.file);
      console.out().println("trained on " + DisplayText.inert(images.name()));
      console.out().println("test accuracy " + Percent.of(onTest.accuracy()));
      console.out().println("wrote " + DisplayText.inert(output.file.toString()));
    }
    return ExitCode.OK;
  }
}
