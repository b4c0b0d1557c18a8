package io.trojanscope.model.loader;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import java.util.Optional;

/**
 * How to open a model file.
 *
 * @param settings what the user says of the model
 * @param filesFirst whether what the model's files say goes before these settings; otherwise these
 *     go first
 * @param images shape of the images that the model is to be used with, if there are any; assumed
 *     where nothing else tells the input's shape
 * @param trusted whether a TorchScript file with findings is loaded all the same
 */
public record ModelRequest(
    ModelSettings settings, boolean filesFirst, Optional<ImageShape> images, boolean trusted) {
  /** As the files say. */
  public static final ModelRequest PLAIN =
      new ModelRequest(ModelSettings.NONE, false, Optional.empty(), false);

  /** The same for images of a shape. */
  public ModelRequest withImages(ImageShape shape) {
    return new ModelRequest(settings, filesFirst, Optional.of(shape), trusted);
  }
}
