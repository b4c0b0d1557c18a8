package io.trojanscope.vet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of entries at the end of a zip file. */
final class CentralDirectory {
  private static final int SIGNATURE = 0x02014b50;
  private static final int FIXED_SIZE = 46;
  private static final int UNIX = 3;
  private static final long SEE_WIDE = 0xffffffffL;

  private CentralDirectory() {}

  /** Entries in the order of the directory. */
  static List<CentralEntry> read(ByteSource source, EndOfArchive end) throws IOException {
    if (end.directorySize() > Integer.MAX_VALUE
        || end.directorySize() < end.entries() * FIXED_SIZE) {
      throw UnreadableArchiveException.damaged("its directory has an impossible size");
    }
    ByteBuffer directory = source.read(end.directoryOffset(), (int) end.directorySize());
    List<CentralEntry> entries = new ArrayList<>();
    for (long i = 0; i < end.entries(); i++) {
      entries.add(next(directory));
    }
    if (directory.hasRemaining()) {
      throw UnreadableArchiveException.damaged("its directory is longer than its entries");
    }
    return entries;
  }

  private static CentralEntry next(ByteBuffer directory) {
    int start = directory.position();
    if (directory.remaining() < FIXED_SIZE || directory.getInt(start) != SIGNATURE) {
      throw UnreadableArchiveException.damaged("its directory is cut short");
    }
    int nameLength = directory.getShort(start + 28) & 0xffff;
    int extraLength = directory.getShort(start + 30) & 0xffff;
    int commentLength = directory.getShort(start + 32) & 0xffff;
    if (directory.remaining() < FIXED_SIZE + nameLength + extraLength + commentLength) {
      throw UnreadableArchiveException.damaged("its directory is cut short");
    }
    WideFields wide = new WideFields(directory.slice(start + FIXED_SIZE + nameLength, extraLength));
    long size = wide.resolve(directory.getInt(start + 24) & SEE_WIDE);
    long packedSize = wide.resolve(directory.getInt(start + 20) & SEE_WIDE);
    long offset = wide.resolve(directory.getInt(start + 42) & SEE_WIDE);
    boolean unix = (directory.getShort(start + 4) >> 8 & 0xff) == UNIX;
    directory.position(start + FIXED_SIZE + nameLength + extraLength + commentLength);
    return new CentralEntry(
        text(directory.slice(start + FIXED_SIZE, nameLength)),
        directory.getShort(start + 8) & 0xffff,
        directory.getShort(start + 10) & 0xffff,
        directory.getInt(start + 16) & 0xffffffffL,
        packedSize,
        size,
        unix ? directory.getShort(start + 40) & 0xffff : 0,
        offset);
  }

  /** The bytes of a name, one to a character. */
  static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }
}
