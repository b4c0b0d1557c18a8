package io.trojanscope.vet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the end of a zip file says of the rest, the wide (zip64) records included.
 *
 * @param directoryOffset where the central directory begins
 * @param directorySize its length in bytes
 * @param entries number of entries
 * @param start where the end records begin
 * @param trailing bytes after the last record, an archive comment among them
 */
record EndOfArchive(
    long directoryOffset, long directorySize, long entries, long start, long trailing) {
  static final int SIGNATURE = 0x06054b50;
  static final int SIZE = 22;

  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int WIDE_SIGNATURE = 0x06064b50;
  private static final int WIDE_SIZE = 56;
  private static final int WIDE_SIZE_FIELD = WIDE_SIZE - 12;

  /** Finds the last end record, as libtorch does. */
  static EndOfArchive find(ByteSource source) throws IOException {
    int tailLength = (int) Math.min(source.size(), SIZE + LONGEST_COMMENT);
    long tailStart = source.size() - tailLength;
    ByteBuffer tail = source.read(tailStart, tailLength);
    for (int i = tailLength - SIZE; i >= 0; i--) {
      if (tail.getInt(i) == SIGNATURE) {
        return read(source, tail, i, tailStart);
      }
    }
    throw new UnreadableArchiveException(
        "the file is cut short: the end of the zip archive is missing; copy it again");
  }

  private static EndOfArchive read(ByteSource source, ByteBuffer tail, int at, long tailStart)
      throws IOException {
    long position = tailStart + at;
    if (tail.getShort(at + 4) != 0 || tail.getShort(at + 6) != 0) {
      throw UnreadableArchiveException.damaged("it claims to be one of several parts");
    }
    EndOfArchive narrow =
        new EndOfArchive(
            tail.getInt(at + 16) & 0xffffffffL,
            tail.getInt(at + 12) & 0xffffffffL,
            tail.getShort(at + 10) & 0xffffL,
            position,
            source.size() - position - SIZE);
    if (position >= LOCATOR_SIZE + WIDE_SIZE) {
      ByteBuffer locator = source.read(position - LOCATOR_SIZE, LOCATOR_SIZE);
      if (locator.getInt(0) == LOCATOR_SIGNATURE) {
        return narrow.widened(source, locator.getLong(8));
      }
    }
    return narrow;
  }

  private EndOfArchive widened(ByteSource source, long wideStart) throws IOException {
    ByteBuffer wide = source.read(wideStart, WIDE_SIZE);
    if (wide.getInt(0) != WIDE_SIGNATURE
        || wide.getLong(4) != WIDE_SIZE_FIELD
        || wideStart + WIDE_SIZE + LOCATOR_SIZE != start) {
      throw UnreadableArchiveException.damaged("its zip64 end record is not where it should be");
    }
    EndOfArchive result =
        new EndOfArchive(wide.getLong(48), wide.getLong(40), wide.getLong(32), wideStart, trailing);
    if (!agree(directoryOffset, result.directoryOffset, 0xffffffffL)
        || !agree(directorySize, result.directorySize, 0xffffffffL)
        || !agree(entries, result.entries, 0xffff)) {
      throw UnreadableArchiveException.damaged("its two end records contradict each other");
    }
    return result;
  }

  private static boolean agree(long narrow, long wide, long seeWide) {
    return narrow == wide || narrow == seeWide;
  }
}
