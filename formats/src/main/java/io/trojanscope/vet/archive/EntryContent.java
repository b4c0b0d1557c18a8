package io.trojanscope.vet.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one entry, never beyond the size that the directory states. */
public final class EntryContent {
  private static final int CHUNK = 1 << 16;

  private EntryContent() {}

  /** The bytes of an entry are not what its archive says of them. */
  public static final class BrokenEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenEntryException(String what) {
      super(what);
    }
  }

  /**
   * Unpacks an entry.
   *
   * @throws BrokenEntryException if it does not unpack to the stated size and CRC
   */
  public static void copy(ByteSource source, LocalEntry entry, OutputStream out)
      throws IOException {
    CheckedOutput checked = new CheckedOutput(out, entry.central().size());
    if (entry.central().method() == CentralEntry.STORED) {
      copyStored(source, entry, checked);
    } else {
      inflate(source, entry, checked);
    }
    checked.requireWhole(entry.central().crc());
  }

  private static void copyStored(ByteSource source, LocalEntry entry, CheckedOutput out)
      throws IOException {
    long size = entry.central().packedSize();
    for (long done = 0; done < size; done += CHUNK) {
      int length = (int) Math.min(CHUNK, size - done);
      byte[] chunk = new byte[length];
      source.read(entry.dataOffset() + done, length).get(chunk);
      out.write(chunk, length);
    }
  }

  private static void inflate(ByteSource source, LocalEntry entry, CheckedOutput out)
      throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      byte[] unpacked = new byte[(int) Math.min(CHUNK, entry.central().size() + 1)];
      long taken = 0;
      long size = entry.central().packedSize();
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int length = (int) Math.min(CHUNK, size - taken);
          if (length == 0) {
            throw new BrokenEntryException("is cut short");
          }
          inflater.setInput(source.read(entry.dataOffset() + taken, length));
          taken += length;
        }
        int length = inflater.inflate(unpacked);
        if (length == 0 && !inflater.needsInput() && !inflater.finished()) {
          throw new BrokenEntryException("cannot be unpacked");
        }
        out.write(unpacked, length);
      }
      if (inflater.getBytesRead() != size) {
        throw new BrokenEntryException("has bytes after its packed data");
      }
    } catch (DataFormatException e) {
      throw new BrokenEntryException("cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  private static final class CheckedOutput {
    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private long remaining;

    CheckedOutput(OutputStream out, long size) {
      this.out = out;
      this.remaining = size;
    }

    void write(byte[] bytes, int length) throws IOException {
      remaining -= length;
      if (remaining < 0) {
        throw new BrokenEntryException("unpacks to more than the size it states");
      }
      crc.update(bytes, 0, length);
      out.write(bytes, 0, length);
    }

    void requireWhole(long expectedCrc) throws BrokenEntryException {
      if (remaining != 0) {
        throw new BrokenEntryException("unpacks to less than the size it states");
      }
      if (crc.getValue() != expectedCrc) {
        throw new BrokenEntryException("has a wrong CRC");
      }
    }
  }
}
