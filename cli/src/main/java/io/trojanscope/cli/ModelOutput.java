package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.modelfile.ModelFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a trained model goes. */
final class ModelOutput {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the model: FILE.onnx, or FILE.pt for TorchScript.")
  Path file;

  /**
   * @throws InvalidInputException if the file cannot be written or its name tells no known format
   */
  void check(boolean overwrite) {
    ResultFile.requireFile(file, "--out", "a model");
    ModelFiles.requireWritable(file, overwrite);
  }
}
