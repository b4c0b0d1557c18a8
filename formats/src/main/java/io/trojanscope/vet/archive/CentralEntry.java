package io.trojanscope.vet.archive;

/**
 * One entry of a zip file, as its central directory has it.
 *
 * @param name its bytes, one to a character
 * @param mode Unix file type and rights, or 0 where the archive does not say
 * @param headerOffset where the entry itself begins
 */
public record CentralEntry(
    String name,
    int flags,
    int method,
    long crc,
    long packedSize,
    long size,
    int mode,
    long headerOffset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int HAS_DESCRIPTOR = 1 << 3;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int KNOWN_FLAGS = 1 << 1 | 1 << 2 | HAS_DESCRIPTOR | 1 << 11;
  private static final int FILE_TYPE = 0170000;
  private static final int REGULAR_FILE = 0100000;
  private static final int FOLDER = 0040000;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  boolean hasUnknownFlags() {
    return (flags & ~KNOWN_FLAGS) != 0;
  }

  /** Whether its CRC and sizes are repeated after its data. */
  boolean hasDescriptor() {
    return (flags & HAS_DESCRIPTOR) != 0;
  }

  /** Whether it is a link, a device or the like. */
  boolean isSpecialFile() {
    int type = mode & FILE_TYPE;
    return type != 0 && type != REGULAR_FILE && type != FOLDER;
  }
}
