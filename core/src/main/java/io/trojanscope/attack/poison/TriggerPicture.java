package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.file.Picture;
import io.trojanscope.image.file.PictureDecoder;
import io.trojanscope.image.file.UnreadablePictureException;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** A picture that covers the whole image and is the same for all images. */
sealed interface TriggerPicture {
  String EXPECTED = "a picture: noise, noise@SEED, class, or an existing PNG or JPEG file";

  float MAX_BYTE = 255f;

  /** As written in a trigger's text. */
  String spec();

  /** With the content's hash in place of a file's name. */
  default String identity() {
    return spec();
  }

  /** CHW, intensities in [0, 1]; shared, not to be changed. */
  float[] pixels(ImageShape shape);

  /** The same with what it takes from the training images. */
  default TriggerPicture fixedOn(ClassImages targetImages) {
    return this;
  }

  static TriggerPicture parse(String name, TriggerSpec text) {
    if (name.equals("class")) {
      return new ClassImage(null);
    }
    if (name.equals("noise")) {
      return new Noise(1);
    }
    if (name.startsWith("noise@")) {
      try {
        return new Noise(Long.parseLong(name.substring("noise@".length())));
      } catch (NumberFormatException e) {
        throw text.wrong(EXPECTED, name);
      }
    }
    return PictureFile.read(name, text);
  }

  /** Intensities that are uniform in [0, 1). */
  record Noise(long seed) implements TriggerPicture {
    @Override
    public String spec() {
      return "noise@" + seed;
    }

    @Override
    public float[] pixels(ImageShape shape) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] pixels = new float[shape.size()];
      for (int i = 0; i < pixels.length; i++) {
        // of 24 bits, so that the nearest float is below 1
        pixels[i] = (random.nextInt() >>> 8) / (float) (1 << 24);
      }
      return pixels;
    }
  }

  /**
   * The first training image of the target class.
   *
   * @param image CHW; null until it is fixed
   */
  @SuppressWarnings("ArrayRecordComponent") // the one array that all images share
  record ClassImage(float[] image) implements TriggerPicture {
    @Override
    public String spec() {
      return "class";
    }

    @Override
    public float[] pixels(ImageShape shape) {
      if (image == null || image.length != shape.size()) {
        throw new IllegalStateException(
            "expected the picture of the target class to be fixed on training images of " + shape);
      }
      return image;
    }

    @Override
    public TriggerPicture fixedOn(ClassImages targetImages) {
      if (targetImages.isEmpty()) {
        throw new InvalidInputException(
            "trigger picture \"class\": expected training images of the target class, found none;"
                + " use another picture or data");
      }
      return new ClassImage(targetImages.firstImage());
    }
  }

  /** A picture file, stretched to the image. */
  final class PictureFile implements TriggerPicture {
    private final String name;
    private final String identity;
    private final Picture picture;
    private final Map<ImageShape, float[]> stretched = new ConcurrentHashMap<>();

    private PictureFile(String name, String identity, Picture picture) {
      this.name = name;
      this.identity = identity;
      this.picture = picture;
    }

    static TriggerPicture read(String name, TriggerSpec text) {
      try {
        Path file = Path.of(name);
        if (name.isEmpty() || !Files.isRegularFile(file)) {
          throw text.wrong(EXPECTED, name);
        }
        if (Files.size(file) > PictureDecoder.MAX_FILE_BYTES) {
          throw text.wrong(
              "a picture of at most " + PictureDecoder.MAX_FILE_BYTES + " bytes", name);
        }
        byte[] content = Files.readAllBytes(file);
        return new PictureFile(
            name, "sha256-" + Sha256.of(content), PictureDecoder.decode(content));
      } catch (InvalidPathException | IOException | UnreadablePictureException e) {
        throw text.wrong("a PNG or JPEG file that can be read (" + e.getMessage() + ")", name);
      }
    }

    @Override
    public String spec() {
      return name;
    }

    @Override
    public String identity() {
      return identity;
    }

    @Override
    public float[] pixels(ImageShape shape) {
      return stretched.computeIfAbsent(shape, this::stretch);
    }

    private float[] stretch(ImageShape shape) {
      byte[] values = picture.resized(shape);
      float[] pixels = new float[values.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (values[i] & 0xff) / MAX_BYTE;
      }
      return pixels;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof PictureFile file
          && name.equals(file.name)
          && identity.equals(file.identity);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + identity.hashCode();
    }
  }
}
