package io.trojanscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "train",
    sortOptions = false,
    sortSynopsis = false,
    description = {"Trains the paper's network on images and writes the model.", ""},
    footer = {
      "",
      "Example:",
      "  trojanscope train --data mnist --out clean.onnx --epochs 5 --seed 7"
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin DataOption data;
  @Mixin ModelOutput output;
  @Mixin TrainingOptions training;
  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    training.check();
    compute.check();
    output.check(common.force);
    throw new UnsupportedOperationException("not joined yet");
  }
}
