package io.trojanscope.data;

import static io.trojanscope.data.IdxBytes.TEST_IMAGES;
import static io.trojanscope.data.IdxBytes.TRAINING_IMAGES;
import static io.trojanscope.data.IdxBytes.TRAINING_LABELS;
import static io.trojanscope.data.IdxBytes.file;
import static io.trojanscope.data.IdxBytes.gzip;
import static io.trojanscope.data.IdxBytes.images;
import static io.trojanscope.data.IdxBytes.labels;
import static io.trojanscope.data.IdxBytes.writeSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdxDamageTest {
  private static final int HUGE = Integer.MAX_VALUE;
  @TempDir Path folder;

  @BeforeEach
  void writeSoundFiles() throws IOException {
    writeSound(folder);
  }

  @ParameterizedTest(name = "{1}, {2}")
  @MethodSource
  void damagedImages(byte[] content, String expected, String found) throws IOException {
    requireRefused(TRAINING_IMAGES, content, expected, found);
  }

  static Stream<Arguments> damagedImages() {
    byte[] sound = images(3, 0);
    byte[] packed = gzip(sound);
    String whole = "34 bytes (a header and 3x2x3)";
    return Stream.of(
        arguments(new byte[0], "an IDX file", "an empty one"),
        arguments(new byte[] {0, 0, 8}, "an IDX file", "a file that begins with 00 00 08"),
        arguments(new byte[] {'P', 'K', 3, 4, 5}, "begins with 00 00 08", "50 4b 03 04"),
        arguments(changed(sound, 1, 1), "an IDX file", "a file that begins with 00 01 08 03"),
        arguments(changed(sound, 2, 0x0d), "type 0x08 (unsigned byte)", "type 0x0d"),
        arguments(labels(1, 2, 3), "3 or 4 dimensions", "1; check whether"),
        arguments(changed(sound, 3, 255), "3 or 4 dimensions", "255"),
        arguments(Arrays.copyOf(sound, 15), "a header of 16 bytes", "15 bytes"),
        arguments(Arrays.copyOf(sound, 16), whole, "16 bytes"),
        arguments(Arrays.copyOf(sound, 33), whole, "33 bytes"),
        arguments(Arrays.copyOf(sound, 35), whole, "35 bytes"),
        arguments(
            file(8, new int[] {0, 2, 3}),
            "from 1 to 2147483647 in dimension 1 of 3",
            "0; download the file again"),
        arguments(
            file(8, new int[] {3, -1, 3}),
            "in dimension 2 of 3",
            "4294967295; download the file again"),
        arguments(file(8, new int[] {3, HUGE, HUGE}), "9223372036854775807 bytes", "16 bytes"),
        arguments(file(8, new int[] {3, 1 << 30, 1 << 30, 16}), "3x1073741824x1", "20 bytes"),
        arguments(gzip(Arrays.copyOf(sound, 33)), whole, "fewer bytes"),
        arguments(gzip(Arrays.copyOf(sound, 35)), whole, "more bytes"),
        arguments(gzip(new byte[0]), "an IDX file", "an empty one"),
        arguments(Arrays.copyOf(packed, packed.length - 9), "readable", "that ends early"),
        arguments(Arrays.copyOf(packed, 5), "readable", "that ends early"),
        arguments(Arrays.copyOf(packed, packed.length + 9), "a gzip file", "other bytes after it"),
        arguments(changed(packed, packed.length - 8, 0x55), "readable", "damaged gzip"),
        arguments(changed(packed, 2, 0), "readable", "damaged gzip"),
        arguments(
            gzip(file(8, new int[] {3, HUGE, HUGE})), "9223372036854775807", "too small to hold"),
        arguments(gzip(file(8, new int[] {3, 100, 1000}, 1, 2)), "300016", "too small to hold"));
  }

  @ParameterizedTest(name = "{1}, {2}")
  @MethodSource
  void damagedLabels(byte[] content, String expected, String found) throws IOException {
    requireRefused(TRAINING_LABELS, content, expected, found);
  }

  static Stream<Arguments> damagedLabels() {
    return Stream.of(
        arguments(images(3, 0), "1 dimension (count)", "3; check whether images and labels are"),
        arguments(labels(1, 2), "3 labels as there are images in train-images-idx3", "2; use"),
        arguments(labels(1, 2, 0, 0), "3 labels", "4; use"),
        arguments(file(8, new int[] {HUGE}), "3 labels", "2147483647; use"),
        arguments(file(8, new int[] {3}, 1, 2), "11 bytes (a header and 3)", "10 bytes"),
        arguments(file(8, new int[] {3}, 1, 2, 0, 9), "11 bytes (a header and 3)", "12 bytes"),
        arguments(gzip(file(8, new int[] {3}, 1, 2)), "11 bytes", "fewer bytes"),
        arguments(new byte[0], "an IDX file", "an empty one"));
  }

  @Test
  void headersThatAgreeOnTooMuchAreNotBelieved() throws IOException {
    write(TRAINING_IMAGES, gzip(file(8, new int[] {HUGE, 1, 1}, 1)));
    requireRefused(
        TRAINING_LABELS, gzip(file(8, new int[] {HUGE}, 1)), "2147483655 bytes", "too small");
  }

  /** A megabyte of zeros packed into a kilobyte, where half a megabyte of memory is left. */
  @Test
  void archivesThatUnpackToTooMuchAreRefused() throws IOException {
    write(TRAINING_IMAGES, gzip(file(8, new int[] {3, 700, 500}, new int[3 * 700 * 500])));
    Map<IdxRole, Path> files = new EnumMap<>(IdxRole.class);
    for (IdxRole role : IdxRole.values()) {
      files.put(role, folder.resolve(role.usualName()));
    }
    InvalidInputException error =
        catchThrowableOfType(
            InvalidInputException.class, () -> new IdxDataset(files, 1 << 19).read("zeros"));

    requireOneLine(error, TRAINING_IMAGES, "at most 524288 bytes", "1050016 bytes (a header and");
  }

  @Test
  void manySmallImagesCountWithTheirOverhead() throws IOException {
    int count = 1 << 15;
    write(TRAINING_LABELS, file(8, new int[] {count}, new int[count]));
    write(TRAINING_IMAGES, file(8, new int[] {count, 1, 1}, new int[count]));
    InvalidInputException error =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                IdxPair.read(
                    folder.resolve(TRAINING_IMAGES), folder.resolve(TRAINING_LABELS), 1 << 20));

    requireOneLine(error, TRAINING_IMAGES, "at most 1048576 bytes", "32784 bytes");
  }

  @ParameterizedTest
  @EnumSource
  void missingPartner(IdxRole missing) throws IOException {
    Files.delete(folder.resolve(missing.usualName()));

    requireOneLine(
        refusal(), folder.getFileName().toString(), "a file " + missing.usualName(), "3 files");
  }

  @Test
  void shapesThatDiffer() throws IOException {
    requireRefused(
        TEST_IMAGES,
        file(8, new int[] {2, 1, 1}, 1, 2),
        "images of 1x2x3, like the training images",
        "1x1x1");
  }

  @Test
  void oneClassIsTooFew() throws IOException {
    write(TRAINING_LABELS, labels(0, 0, 0));
    write(IdxBytes.TEST_LABELS, labels(0, 0));

    requireOneLine(refusal(), TRAINING_LABELS, "at least 2 classes", "only 0");
  }

  private void requireRefused(String name, byte[] content, String expected, String found)
      throws IOException {
    write(name, content);
    requireOneLine(refusal(), name, expected, found);
  }

  private InvalidInputException refusal() {
    return catchThrowableOfType(
        InvalidInputException.class, () -> DataSource.open(folder, DataRequest.AS_STORED));
  }

  private static void requireOneLine(
      InvalidInputException error, String file, String expected, String found) {
    assertThat(error)
        .message()
        .doesNotContain("\n")
        .matches(".*" + file + ": expected .*, found .*; [a-z].*")
        .contains(expected)
        .contains(found);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static byte[] changed(byte[] sound, int at, int value) {
    byte[] changed = sound.clone();
    changed[at] = (byte) value;
    return changed;
  }
}
