package io.trojanscope.vet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.archive.CentralEntry;
import io.trojanscope.vet.archive.EntryContent;
import io.trojanscope.vet.archive.FileBytes;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.archive.UnreadableArchiveException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes vetted entries as PyTorch would: stored, in one folder, each aligned in the file. */
final class CanonicalArchive {
  private static final String FOLDER = "model/";

  /**
   * Not 1980-01-01: beside that, Java would write a further field that depends on the time zone.
   */
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int ALIGNMENT = 64;
  private static final int HEADER_SIZE = 30;
  private static final short PADDING = 0x4246;

  private final ZipOutputStream zip;
  private long position;

  private CanonicalArchive(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes an archive, weights straight from the original.
   *
   * @throws InvalidInputException if the original has changed since it was vetted
   */
  static void write(Path original, Archive archive, OutputStream out) throws IOException {
    CanonicalArchive copy = new CanonicalArchive(out);
    for (Map.Entry<String, Archive.Bytes> text : archive.texts().entrySet()) {
      byte[] content = text.getValue().content();
      CRC32 crc = new CRC32();
      crc.update(content);
      copy.begin(text.getKey(), content.length, crc.getValue());
      copy.zip.write(content);
      copy.zip.closeEntry();
    }
    try (FileBytes source = new FileBytes(original)) {
      for (Map.Entry<String, LocalEntry> weights : archive.weights().entrySet()) {
        CentralEntry central = weights.getValue().central();
        copy.begin(weights.getKey(), central.size(), central.crc());
        EntryContent.copy(source, weights.getValue(), copy.zip);
        copy.zip.closeEntry();
      }
    } catch (EntryContent.BrokenEntryException | UnreadableArchiveException e) {
      throw new InvalidInputException(original + ": changed while it was vetted; run again", e);
    }
    copy.zip.finish();
  }

  private void begin(String path, long size, long crc) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCrc(crc);
    entry.setTimeLocal(FIXED_TIME);
    byte[] padding = padding(position + HEADER_SIZE + entry.getName().length());
    entry.setExtra(padding);
    zip.putNextEntry(entry);
    position += HEADER_SIZE + entry.getName().length() + padding.length + size;
  }

  /** An extra field that moves what follows it to the next aligned place. */
  private static byte[] padding(long start) {
    int length = (int) Math.floorMod(-(start + 4), (long) ALIGNMENT);
    ByteBuffer field = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN);
    return field.putShort(PADDING).putShort((short) length).array();
  }
}
