package io.trojanscope.vet.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** Passes bytes on and tells from the first and last of them what they are. */
final class ContentProbe extends FilterOutputStream {
  private static final int HEAD = 4;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};

  /** Zip, gzip, 7z, xz, ELF, Java class, Windows program, script. */
  private static final List<byte[]> PROGRAMS_AND_ARCHIVES =
      List.of(
          ZIP,
          ZIP_END,
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
          new byte[] {(byte) 0xfd, '7', 'z', 'X'},
          new byte[] {0x7f, 'E', 'L', 'F'},
          new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe},
          new byte[] {'M', 'Z', (byte) 0x90, 0},
          new byte[] {'#', '!', '/'});

  private final byte[] head = new byte[HEAD];
  private final byte[] tail = new byte[EndOfArchive.SIZE];
  private long count;

  ContentProbe(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    for (int i = 0; i < length && count + i < HEAD; i++) {
      head[(int) count + i] = bytes[offset + i];
    }
    int fresh = Math.min(length, tail.length);
    System.arraycopy(tail, fresh, tail, 0, tail.length - fresh);
    System.arraycopy(bytes, offset + length - fresh, tail, tail.length - fresh, fresh);
    count += length;
  }

  /**
   * Whether it is an archive or a program.
   *
   * @param anyBytes whether it may begin with any bytes by chance, as weights do; then only a zip
   *     with both its ends counts
   */
  boolean isProgramOrArchive(boolean anyBytes) {
    if (anyBytes) {
      return startsWith(head, ZIP) && startsWith(tail, ZIP_END);
    }
    return PROGRAMS_AND_ARCHIVES.stream().anyMatch(magic -> startsWith(head, magic));
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
