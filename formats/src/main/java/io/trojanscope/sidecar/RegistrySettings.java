package io.trojanscope.sidecar;

import io.trojanscope.spec.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings in the files that model registries put beside a model: {@code MLmodel} of MLflow, {@code
 * config.json} and {@code preprocessor_config.json} of Hugging Face. They are in the model's
 * folder; for {@code data/model.pth} and {@code onnx/model.onnx}, also in the one above it.
 */
public final class RegistrySettings {
  private static final Set<String> SUBFOLDERS = Set.of("data", "onnx");

  private RegistrySettings() {}

  /**
   * The files, in the order in which they are read. If several state a setting, the first counts.
   */
  public enum RegistryFile {
    /** MLflow: signature and metadata. */
    MLMODEL("MLmodel"),
    /** Hugging Face: how images are prepared. */
    PREPROCESSOR("preprocessor_config.json"),
    /** Hugging Face: names of the classes and size of the input. */
    CONFIG("config.json");

    private final String fileName;

    RegistryFile(String fileName) {
      this.fileName = fileName;
    }

    /** The name of the file. */
    @Override
    public String toString() {
      return fileName;
    }
  }

  /** What a file states. */
  public record Stated(RegistryFile file, ModelSettings settings) {}

  /**
   * What the files of a registry state about a model; empty if there are none.
   *
   * @throws io.trojanscope.error.InvalidInputException if such a file is damaged
   */
  public static List<Stated> read(Path model) {
    List<Stated> stated = new ArrayList<>();
    for (RegistryFile file : RegistryFile.values()) {
      find(model, file)
          .map(
              found ->
                  switch (file) {
                    case MLMODEL -> MlflowModel.settings(found);
                    case PREPROCESSOR -> HuggingFaceFiles.preprocessor(found);
                    case CONFIG -> HuggingFaceFiles.config(found);
                  })
          .filter(settings -> !settings.equals(ModelSettings.NONE))
          .ifPresent(settings -> stated.add(new Stated(file, settings)));
    }
    return stated;
  }

  /** Where the files of a registry may be. If two have the same name, the first counts. */
  public static List<Path> possible(Path model) {
    return Stream.of(RegistryFile.values()).flatMap(file -> places(model, file)).toList();
  }

  private static Optional<Path> find(Path model, RegistryFile file) {
    return places(model, file).filter(Files::isRegularFile).findFirst();
  }

  private static Stream<Path> places(Path model, RegistryFile file) {
    Path folder = model.toAbsolutePath().getParent();
    boolean nested = SUBFOLDERS.contains(String.valueOf(folder.getFileName()));
    return (nested ? Stream.of(folder, folder.getParent()) : Stream.of(folder))
        .map(place -> place.resolve(file.fileName));
  }
}
