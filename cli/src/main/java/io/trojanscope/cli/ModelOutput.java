package io.trojanscope.cli;

import io.trojanscope.InvalidInputException;
import io.trojanscope.files.OutputFiles;
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
    String name = file.toString();
    if (!name.endsWith(".onnx") && !name.endsWith(".pt")) {
      throw new InvalidInputException(
          "--out: expected a name that ends in .onnx or .pt, found " + name);
    }
    OutputFiles.requireWritable(file, overwrite);
  }
}
