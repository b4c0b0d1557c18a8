package io.trojanscope.model.loader;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import java.util.Optional;

/**
 * How to open a model file.
 *
 * @param settings settings that the user states
 * @param filesFirst whether the model's files override these settings; otherwise these settings
 *     override the files
 * @param images shape of the images that the model is to be used with, if there are any; the input
 *     shape if nothing else states it
 * @param trusted whether a TorchScript file with findings is opened nevertheless, and its own code
 *     runs if it cannot be read as data
 */
public record ModelRequest(
    ModelSettings settings, boolean filesFirst, Optional<ImageShape> images, boolean trusted) {
  /** No settings: the files state everything. */
  public static final ModelRequest PLAIN =
      new ModelRequest(ModelSettings.NONE, false, Optional.empty(), false);

  /** The same for images of a shape, if it is known. */
  public ModelRequest withImages(Optional<ImageShape> shape) {
    return new ModelRequest(settings, filesFirst, shape.or(() -> images), trusted);
  }
}
