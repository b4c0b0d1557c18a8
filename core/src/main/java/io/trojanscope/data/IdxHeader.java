package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Header of an IDX file: two zero bytes, the element type (8: unsigned byte), the number of
 * dimensions, and each dimension as a big-endian 32-bit number. The elements follow, the last
 * dimension running fastest.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database, "The IDX file format"</a>
 */
final class IdxHeader {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAGIC_BYTES = 4;
  private final int[] dimensions;

  private IdxHeader(int[] dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * @throws InvalidInputException if it is not a header of this content
   */
  static IdxHeader read(Path file, InputStream in, IdxContent content) throws IOException {
    byte[] magic = in.readNBytes(MAGIC_BYTES);
    if (magic.length == 0) {
      throw mismatch(file, "an IDX file", "an empty one", "download the file again");
    }
    if (magic.length < MAGIC_BYTES || magic[0] != 0 || magic[1] != 0) {
      String found = "a file that begins with " + HexFormat.ofDelimiter(" ").formatHex(magic);
      throw mismatch(file, "an IDX file (begins with 00 00 08)", found, "download the file again");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      String found = "type 0x" + HexFormat.of().toHexDigits(magic[2]);
      throw mismatch(file, "elements of type 0x08 (unsigned byte)", found, "convert the file");
    }
    int count = magic[3] & 0xff;
    if (!content.mayHave(count)) {
      throw mismatch(
          file,
          content.dimensions(),
          Integer.toString(count),
          "check whether images and labels are swapped");
    }
    return new IdxHeader(readDimensions(file, in, count));
  }

  private static int[] readDimensions(Path file, InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count * Integer.BYTES);
    if (bytes.length < count * Integer.BYTES) {
      String expected = "a header of " + (MAGIC_BYTES + count * Integer.BYTES) + " bytes";
      String found = (MAGIC_BYTES + bytes.length) + " bytes";
      throw mismatch(file, expected, found, "download the file again");
    }
    int[] dimensions = new int[count];
    ByteBuffer.wrap(bytes).asIntBuffer().get(dimensions);
    for (int i = 0; i < count; i++) {
      if (dimensions[i] < 1) {
        throw mismatch(
            file,
            "from 1 to " + Integer.MAX_VALUE + " in dimension " + (i + 1) + " of " + count,
            Integer.toUnsignedString(dimensions[i]),
            "download the file again");
      }
    }
    return dimensions;
  }

  /** Count first; not a copy. */
  int[] dimensions() {
    return dimensions;
  }

  /** Bytes of header and elements; the largest long where there are more. */
  long announcedFileSize() {
    long size = 1;
    for (int dimension : dimensions) {
      size = size > Long.MAX_VALUE / dimension ? Long.MAX_VALUE : size * dimension;
    }
    long headerSize = MAGIC_BYTES + (long) dimensions.length * Integer.BYTES;
    return size > Long.MAX_VALUE - headerSize ? Long.MAX_VALUE : size + headerSize;
  }

  /** What the header announces, to complete "expected ...". */
  String announcement() {
    String shape =
        Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    return announcedFileSize() + " bytes (a header and " + shape + ")";
  }

  private static InvalidInputException mismatch(
      Path file, String expected, String found, String fix) {
    return new InvalidInputException(
        file + ": expected " + expected + ", found " + found + "; " + fix);
  }
}
