package io.trojanscope.cli;

import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.torchscript.TorchScriptModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** TorchScript archives, good and bad, of a network that takes 1 x 2 x 2 images to two logits. */
final class TorchScriptFiles {
  private static final String SUMS =
      "torch.stack([torch.sum(x, [1, 2, 3]), torch.sum(torch.mul(x, x), [1, 2, 3])], 1)";
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;

  private TorchScriptFiles() {}

  static byte[] good() {
    return withStatements();
  }

  /** With statements before the result. */
  static byte[] withStatements(String... statements) {
    return withResult(SUMS, "", statements);
  }

  /** With another result than the logits, and further methods. */
  static byte[] withResult(String result, String methods, String... statements) {
    StringBuilder text =
        new StringBuilder("  def forward(self: __torch__.Network,\n    x: Tensor) -> Tensor:\n");
    for (String statement : statements) {
      text.append("    ").append(statement).append('\n');
    }
    text.append("    return ").append(result).append('\n').append(methods);
    return archive(text.toString());
  }

  private static byte[] archive(String methods) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TorchScriptArchive.write(new TorchScriptModule(Map.of(), Set.of(), methods), Map.of(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** With the pixels as a second output. */
  static byte[] withTwoOutputs() {
    String code =
        "  def forward(self: __torch__.Network,\n    x: Tensor) -> Tuple[Tensor, Tensor]:\n"
            + "    return ("
            + SUMS
            + ", torch.flatten(x, 1, -1))\n";
    return archive(code);
  }

  /** Entries of the good one, changed. */
  static byte[] changed(UnaryOperator<Map<String, byte[]>> change) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip(change.apply(entries), ZipEntry.STORED);
  }

  /** Without the entries whose name holds a text. */
  static byte[] without(String part) {
    return changed(
        entries -> {
          entries.keySet().removeIf(name -> name.contains(part));
          return entries;
        });
  }

  /** With one more entry, or another content of one. */
  static byte[] with(String name, byte[] content) {
    return changed(
        entries -> {
          entries.put(name, content);
          return entries;
        });
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] zip(Map<String, byte[]> entries, int method) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setMethod(method);
        entry.setSize(content.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(content.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** With names replaced wherever they stand, by ones as long: what zip programs never write. */
  static byte[] renamed(byte[] zip, String name, String other) {
    byte[] bytes = zip.clone();
    byte[] from = ascii(name);
    for (int i = 0; i + from.length <= bytes.length; i++) {
      if (new String(bytes, i, from.length, StandardCharsets.ISO_8859_1).equals(name)) {
        System.arraycopy(ascii(other), 0, bytes, i, from.length);
      }
    }
    return bytes;
  }

  /** With only the local name of the first entry changed. */
  static byte[] withOtherLocalName(byte[] zip) {
    byte[] bytes = zip.clone();
    bytes[30] ^= 1;
    return bytes;
  }

  /** With a byte of the first entry's content changed, but not its checksum. */
  static byte[] withWrongChecksum(byte[] zip) {
    byte[] bytes = zip.clone();
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes[30 + header.getShort(26) + header.getShort(28) + 1] ^= 1;
    return bytes;
  }

  /** With the flag of encryption on all entries. */
  static byte[] encrypted(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 10 <= bytes.capacity(); i++) {
      if (bytes.getInt(i) == LOCAL_HEADER) {
        bytes.putShort(i + 6, (short) (bytes.getShort(i + 6) | 1));
      } else if (bytes.getInt(i) == CENTRAL_HEADER) {
        bytes.putShort(i + 8, (short) (bytes.getShort(i + 8) | 1));
      }
    }
    return bytes.array();
  }

  /** With the first entry a symbolic link. */
  static byte[] linked(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 46 <= bytes.capacity(); i++) {
      if (bytes.getInt(i) == CENTRAL_HEADER) {
        bytes.putShort(i + 4, (short) 0x0314); // made by Unix
        bytes.putInt(i + 38, 0xA1FF << 16);
        return bytes.array();
      }
    }
    throw new IllegalArgumentException("no entry");
  }
}
