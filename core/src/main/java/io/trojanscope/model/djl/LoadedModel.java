package io.trojanscope.model.djl;

import ai.djl.engine.EngineException;
import io.trojanscope.InvalidInputException;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.file.ModelFiles;
import io.trojanscope.provenance.Sha256;
import java.nio.file.Path;

/**
 * A model file, ready to run.
 *
 * @param name the file's own name, without its folder
 * @param sha256 of the file
 */
public record LoadedModel(String name, String sha256, NetworkFile file, GraphClassifier classifier)
    implements AutoCloseable {
  /**
   * Opens a model file and chooses the faster memory layout for it.
   *
   * @throws io.trojanscope.InvalidInputException if the file cannot be used
   */
  public static LoadedModel open(Path path) {
    NetworkFile file = ModelFiles.open(path);
    try {
      return new LoadedModel(
          path.toAbsolutePath().normalize().getFileName().toString(),
          Sha256.of(path),
          file,
          GraphClassifier.inFasterLayout(file.graph(), file.spec()));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(path + ": " + e.getMessage(), e);
    } catch (EngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidInputException(
          path + ": its network cannot be run: " + firstLine(e) + "; export it anew", e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    classifier.close();
  }
}
