package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.sidecar.RegistrySettings;
import io.trojanscope.sidecar.Sidecar;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files beside a model that are part of it: its settings, and weights in files of their own.
 */
public final class FilesBeside {
  private FilesBeside() {}

  /** The files, in a fixed order; a file that cannot be read is not among them. */
  public static List<Path> of(Path model) {
    List<Path> files = new ArrayList<>();
    Path settings = Sidecar.file(model);
    if (Files.isRegularFile(settings)) {
      files.add(settings);
    }
    files.addAll(RegistrySettings.files(model));
    files.addAll(weights(model));
    return files;
  }

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
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .toList();
    } catch (InvalidInputException | SuspiciousInputException e) {
      // Opening the model says so.
      return List.of();
    }
  }
}
