package io.trojanscope.fleet;

import io.trojanscope.files.Sha256;
import io.trojanscope.model.loader.FilesBeside;
import java.nio.file.Path;

/**
 * Under which a model's result is kept.
 *
 * @param sha256 of the model's file
 * @param value SHA-256 of everything that the result depends on
 */
public record ModelKey(String sha256, String value) {
  /**
   * The key of a model.
   *
   * @param inputs {@link FleetInputs#sha256}
   * @throws io.trojanscope.error.InvalidInputException if the model, or a file beside it that says
   *     how to open it, cannot be read
   */
  static ModelKey of(ModelEntry model, String inputs) {
    String sha256 = Sha256.of(model.file());
    StringBuilder content = new StringBuilder();
    content.append(inputs).append('\n').append(model.name()).append('\n').append(sha256);
    for (Path file : FilesBeside.of(model.file())) {
      content.append('\n').append(file.getFileName()).append(' ').append(Sha256.of(file));
    }
    return new ModelKey(sha256, Sha256.of(content.toString()));
  }
}
