package io.trojanscope.cli;

import io.trojanscope.data.LabeledData;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import io.trojanscope.train.NetworkKind;
import io.trojanscope.workflow.Evaluation;
import io.trojanscope.workflow.TrainingRun;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "  trojanscope train --data cifar10 --network cifar --out clean.onnx"
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
      paramLabel = "paper|cifar",
      defaultValue = "paper",
      converter = EnumConverter.OfNetworkKind.class,
      completionCandidates = EnumConverter.OfNetworkKind.class,
      description =
          "paper: two convolutions, for digits; cifar: six, with batch normalization, for photos"
              + " (default: ${DEFAULT-VALUE}).")
  NetworkKind network;

  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    try (Progress progress = common.progress(console)) {
      LabeledData images = data.open(DataOption.of(Optional.ofNullable(shape), progress, console));
      NetworkFile trained =
          new TrainingRun(compute.threads(), progress)
              .train(network, images.training(), training.config(compute.seed));
      ConfusionMatrix onTest =
          new Evaluation(compute.threads(), progress).confusionMatrix(trained, images.test());
      ModelFiles.save(output.file, trained);
      console.out().println("trained on " + DisplayText.inert(images.name()));
      console.out().println("test accuracy " + Percent.of(onTest.accuracy()));
      console.out().println("wrote " + DisplayText.inert(output.file.toString()));
    }
    return ExitCode.OK;
  }
}
