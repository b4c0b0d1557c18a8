package io.trojanscope.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files of a folder are models. */
final class FolderOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "For a folder of models: which files to scan, such as 'resnet*.onnx' or 'vision/**.pt';"
              + " may be repeated (default: *.onnx, *.pt, *.pth, *.ts).")
  List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "For a folder of models: which files to leave out; may be repeated.")
  List<String> exclude = new ArrayList<>();

  boolean isGiven() {
    return !include.isEmpty() || !exclude.isEmpty();
  }
}
