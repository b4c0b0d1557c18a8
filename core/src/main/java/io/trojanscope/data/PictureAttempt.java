package io.trojanscope.data;

import io.trojanscope.image.file.Picture;
import io.trojanscope.image.file.PictureDecoder;
import io.trojanscope.image.file.PictureFormat;
import io.trojanscope.image.file.UnreadablePictureException;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;

/** The reading of one file, which may have failed. */
final class PictureAttempt {
  private final LabeledFile file;
  private final Optional<Picture> picture;
  private final byte[] values;
  private final String problem;

  private PictureAttempt(
      LabeledFile file, Optional<Picture> picture, byte[] values, String problem) {
    this.file = file;
    this.picture = picture;
    this.values = values;
    this.problem = problem;
  }

  /** Reads a file, and resizes the picture if a shape is given. */
  static PictureAttempt at(LabeledFile file, Optional<ImageShape> shape) {
    try {
      Picture picture = PictureDecoder.decode(file.file());
      byte[] values = picture.resized(shape.orElse(picture.shape()));
      return new PictureAttempt(file, Optional.of(picture), values, "");
    } catch (UnreadablePictureException e) {
      return new PictureAttempt(file, Optional.empty(), new byte[0], e.getMessage());
    }
  }

  LabeledFile file() {
    return file;
  }

  boolean succeeded() {
    return picture.isPresent();
  }

  /** Shape of the picture in the file. */
  ImageShape stored() {
    return picture.orElseThrow().shape();
  }

  PictureFormat format() {
    return picture.orElseThrow().format();
  }

  /** CHW, unsigned bytes; not a copy. */
  byte[] values() {
    return values;
  }

  /** The file's name, for a message. */
  String name() {
    return ShownNames.of(FolderEntries.name(file.file()));
  }

  /** The file's name and why it was not read. */
  String complaint() {
    return name() + " (" + problem + ")";
  }
}
