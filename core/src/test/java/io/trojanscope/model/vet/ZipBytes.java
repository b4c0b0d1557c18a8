package io.trojanscope.model.vet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip file built byte by byte, any field of which may be wrong. */
final class ZipBytes {
  final List<Entry> entries = new ArrayList<>();
  byte[] before = new byte[0];
  byte[] beforeDirectory = new byte[0];
  byte[] after = new byte[0];
  boolean offsetsCountFromPrefix = true;

  /** One entry; its fields may be changed before the file is built. */
  static final class Entry {
    String name;
    String localName;
    byte[] packed;
    long size;
    long localSize;
    long crc;
    int flags;
    int method;
    int mode;
    byte[] gapBefore = new byte[0];
    int shownOffset = -1;
    boolean inDirectoryOnly;
    private int offset;
  }

  Entry add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  Entry add(String name, byte[] content) {
    Entry entry = new Entry();
    entry.name = name;
    entry.localName = name;
    entry.packed = content;
    entry.size = content.length;
    entry.localSize = content.length;
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.crc = crc.getValue();
    entries.add(entry);
    return entry;
  }

  /** Adds an entry of so many zero bytes, deflated. */
  Entry addDeflatedZeros(String name, int count) {
    byte[] content = new byte[count];
    Entry entry = add(name, content);
    entry.packed = deflate(content);
    entry.method = 8;
    return entry;
  }

  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    return out.toByteArray();
  }

  Entry entry(String name) {
    return entries.stream().filter(entry -> entry.name.equals(name)).findFirst().orElseThrow();
  }

  byte[] build() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (Entry entry : entries) {
      if (entry.inDirectoryOnly) {
        continue;
      }
      out.writeBytes(entry.gapBefore);
      entry.offset = out.size() - (offsetsCountFromPrefix ? 0 : before.length);
      out.writeBytes(localHeader(entry));
      out.writeBytes(entry.packed);
    }
    out.writeBytes(beforeDirectory);
    int directory = out.size();
    entries.forEach(entry -> out.writeBytes(directoryEntry(entry)));
    writeEnd(out, directory);
    out.writeBytes(after);
    return out.toByteArray();
  }

  /** With the wide records if there are too many entries for the narrow one alone. */
  private void writeEnd(ByteArrayOutputStream out, int directory) {
    int end = out.size();
    int offset = directory - (offsetsCountFromPrefix ? 0 : before.length);
    boolean wide = entries.size() >= 0xffff;
    if (wide) {
      out.writeBytes(
          bytes(56)
              .putInt(0x06064b50)
              .putLong(44)
              .putInt(0)
              .putLong(0)
              .putLong(entries.size())
              .putLong(entries.size())
              .putLong(end - directory)
              .putLong(offset)
              .array());
      out.writeBytes(bytes(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1).array());
    }
    short count = (short) (wide ? 0xffff : entries.size());
    out.writeBytes(
        bytes(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort(count)
            .putShort(count)
            .putInt(end - directory)
            .putInt(offset)
            .putShort((short) 0)
            .array());
  }

  static byte[] localHeader(Entry entry) {
    byte[] name = entry.localName.getBytes(StandardCharsets.ISO_8859_1);
    return bytes(30 + name.length)
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) entry.flags)
        .putShort((short) entry.method)
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt(entry.packed.length)
        .putInt((int) entry.localSize)
        .putShort((short) name.length)
        .putShort((short) 0)
        .put(name)
        .array();
  }

  private static byte[] directoryEntry(Entry entry) {
    byte[] name = entry.name.getBytes(StandardCharsets.ISO_8859_1);
    return bytes(46 + name.length)
        .putInt(0x02014b50)
        .putShort((short) (3 << 8 | 20))
        .putShort((short) 20)
        .putShort((short) entry.flags)
        .putShort((short) entry.method)
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt(entry.packed.length)
        .putInt((int) entry.size)
        .putShort((short) name.length)
        .putInt(0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putInt(entry.mode << 16)
        .putInt(entry.shownOffset < 0 ? entry.offset : entry.shownOffset)
        .put(name)
        .array();
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
