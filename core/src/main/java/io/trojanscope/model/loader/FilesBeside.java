package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.sidecar.RegistrySettings;
import io.trojanscope.sidecar.Sidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files beside a model that are part of it: its settings, the names of its classes, and weights
 * in files of their own.
 */
public final class FilesBeside {
  private FilesBeside() {}

  /** The files, in a fixed order; a file that cannot be read is not among them. */
  public static List<Path> of(Path model) {
    return possible(model).stream().filter(Files::isRegularFile).toList();
  }

  /**
   * Where such files are, if there are any. Weights are named by the model's file, which has to be
   * there.
   */
  public static List<Path> possible(Path model) {
    List<Path> files = new ArrayList<>();
    files.add(Sidecar.file(model));
    files.addAll(RegistrySettings.possible(model));
    files.addAll(NamesBesideModel.possible(model));
    files.addAll(weights(model));
    return files;
  }

  /** A link beside the model is not followed. */
  private static List<Path> weights(Path model) {
    try {
      if (ModelFormat.of(model) != ModelFormat.ONNX) {
        return List.of();
      }
      Path folder = model.toAbsolutePath().normalize().getParent();
      return OnnxReader.summarize(model).externalFiles().stream()
          .sorted()
          .map(name -> folder.resolve(name).normalize())
          .filter(file -> file.startsWith(folder))
          .filter(file -> !Files.isSymbolicLink(file))
          .toList();
    } catch (InvalidInputException | SuspiciousInputException e) {
      // Opening the model says so.
      return List.of();
    }
  }
}
