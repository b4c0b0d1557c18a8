package io.trojanscope.vet.archive;

import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where one entry lies in the file, and how its own header differs from the directory's.
 *
 * @param dataOffset where its packed bytes begin
 * @param end the first byte after it, its data descriptor included
 * @param contradiction what differs, or null
 */
public record LocalEntry(CentralEntry central, long dataOffset, long end, String contradiction) {
  private static final int SIGNATURE = 0x04034b50;
  private static final int FIXED_SIZE = 30;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

  static LocalEntry read(ByteSource source, CentralEntry central) throws IOException {
    ByteBuffer header = source.read(central.headerOffset(), FIXED_SIZE);
    if (header.getInt(0) != SIGNATURE) {
      throw UnreadableArchiveException.damaged(
          "no entry begins where the directory says '"
              + DisplayText.ascii(central.name())
              + "' does");
    }
    int nameLength = header.getShort(26) & 0xffff;
    int extraLength = header.getShort(28) & 0xffff;
    long nameOffset = central.headerOffset() + FIXED_SIZE;
    long dataOffset = nameOffset + nameLength + extraLength;
    source.requireWithin(dataOffset, central.packedSize());
    String name = CentralDirectory.text(source.read(nameOffset, nameLength));
    WideFields wide = new WideFields(source.read(nameOffset + nameLength, extraLength).slice());
    long dataEnd = dataOffset + central.packedSize();
    int descriptor = central.hasDescriptor() ? descriptorLength(source, central, dataEnd) : 0;
    return new LocalEntry(
        central, dataOffset, dataEnd + descriptor, contradiction(central, header, name, wide));
  }

  private static String contradiction(
      CentralEntry central, ByteBuffer header, String name, WideFields wide) {
    if (!name.equals(central.name())) {
      return "is named '" + DisplayText.ascii(name) + "' in its own header";
    }
    if ((header.getShort(6) & 0xffff) != central.flags()
        || (header.getShort(8) & 0xffff) != central.method()) {
      return "has another compression method in its own header than in the directory";
    }
    long size = wide.resolve(header.getInt(22) & 0xffffffffL);
    long packedSize = wide.resolve(header.getInt(18) & 0xffffffffL);
    long crc = header.getInt(14) & 0xffffffffL;
    boolean left = central.hasDescriptor() && size == 0 && packedSize == 0 && crc == 0;
    boolean same =
        size == central.size() && packedSize == central.packedSize() && crc == central.crc();
    return left || same ? null : "has another size or CRC in its own header than in the directory";
  }

  /** With or without a signature, with narrow or wide sizes: the first that fits the directory. */
  private static int descriptorLength(ByteSource source, CentralEntry central, long at)
      throws IOException {
    ByteBuffer bytes = source.read(at, (int) Math.min(24, source.size() - at));
    for (int signature : new int[] {Integer.BYTES, 0}) {
      for (int width : new int[] {Long.BYTES, Integer.BYTES}) {
        int length = signature + Integer.BYTES + 2 * width;
        if (length <= bytes.capacity() && fits(bytes, signature, width, central)) {
          return length;
        }
      }
    }
    throw UnreadableArchiveException.damaged(
        "the sizes after '"
            + DisplayText.ascii(central.name())
            + "' differ from those of the directory");
  }

  private static boolean fits(ByteBuffer bytes, int signature, int width, CentralEntry central) {
    int sizes = signature + Integer.BYTES;
    return (signature == 0 || bytes.getInt(0) == DESCRIPTOR_SIGNATURE)
        && (bytes.getInt(signature) & 0xffffffffL) == central.crc()
        && number(bytes, sizes, width) == central.packedSize()
        && number(bytes, sizes + width, width) == central.size();
  }

  private static long number(ByteBuffer bytes, int at, int width) {
    return width == Long.BYTES ? bytes.getLong(at) : bytes.getInt(at) & 0xffffffffL;
  }
}
