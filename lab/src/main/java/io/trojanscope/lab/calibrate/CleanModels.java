package io.trojanscope.lab.calibrate;

import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.workflow.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clean models of a calibration, trained when they are first asked for and kept in a folder.
 */
final class CleanModels {
  private final Path folder;
  private final LabeledData data;
  private final int threads;
  private final ProgressListener progress;

  /**
   * @throws io.trojanscope.error.InvalidInputException if the folder cannot be written
   */
  CleanModels(Path folder, LabeledData data, int threads, ProgressListener progress) {
    this.folder = folder;
    this.data = data;
    this.threads = threads;
    this.progress = progress;
    try {
      Files.createDirectories(folder.resolve("models"));
      Files.createDirectories(folder.resolve("scores"));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /** Name of what is computed of a model: of all that it depends on. */
  String key(CleanRecipe recipe, String settings) {
    String content =
        String.join(
            "\n",
            ContrastScan.REVISION,
            data.training().sha256(),
            data.test().sha256(),
            recipe.toString(),
            settings);
    return Sha256.of(content).substring(0, 16);
  }

  /**
   * A model of a recipe.
   *
   * @param seed the recipe's, or that of its reference
   */
  NetworkFile model(CleanRecipe recipe, long seed) {
    Path file = folder.resolve("models").resolve(key(recipe, "seed " + seed) + ".onnx");
    if (!Files.exists(file)) {
      ModelFiles.save(
          file,
          new TrainingRun(threads, progress)
              .train(recipe.network(), data.training(), recipe.training(seed)));
    }
    return ModelFiles.open(file);
  }
}
