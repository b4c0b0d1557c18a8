package io.trojanscope.vet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells a TorchScript archive from what people take for one, and says how to get one. */
public final class ArchiveFormat {
  private static final String HOW =
      "save the model with torch.jit.save(torch.jit.script(model), path)";

  /** What to do about a file that must not be opened in Python to convert it. */
  static final String ASK =
      "loading a pickle in Python runs code in it; ask its maker for ONNX or TorchScript";

  private static final int OLDEST = 3;
  private static final int NEWEST = 10;
  private static final int LOCAL_HEADER = 0x04034b50;

  private ArchiveFormat() {}

  /** Throws unless the file begins as a zip archive does, or at least holds one. */
  public static void requireArchive(ByteSource source) throws IOException {
    if (source.size() == 0) {
      throw new UnreadableArchiveException("the file is empty; " + HOW);
    }
    ByteBuffer start = source.read(0, (int) Math.min(source.size(), 512));
    if (start.capacity() >= 4 && start.getInt(0) == LOCAL_HEADER) {
      return;
    }
    ForeignFormat.describe(start)
        .or(() -> describeOnnxOrText(start))
        .ifPresent(
            what -> {
              throw new UnreadableArchiveException(what);
            });
    if (source.size() < EndOfArchive.SIZE) {
      throw new UnreadableArchiveException("expected a TorchScript archive; " + HOW);
    }
    try {
      EndOfArchive.find(source);
    } catch (UnreadableArchiveException e) {
      throw new UnreadableArchiveException(
          "expected a TorchScript archive, found another format; " + HOW);
    }
  }

  private static Optional<String> describeOnnxOrText(ByteBuffer bytes) {
    String start = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    if (start.matches("(?s)\\x08[\\x01-\\x20][\\x12\\x1a\\x22\\x28\\x32\\x3a\\x42].*")) {
      return Optional.of("apparently an ONNX model; give it a name that ends in .onnx");
    }
    boolean text =
        start.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t');
    return text
        ? Optional.of("a text file; expected a TorchScript archive; " + HOW)
        : Optional.empty();
  }

  /** The pickle of a file that {@code torch.save} wrote, which has no code beside it. */
  public static Optional<LocalEntry> pickleWithoutCode(List<LocalEntry> entries) {
    String folder = folder(entries);
    boolean code =
        entries.stream().anyMatch(e -> e.central().name().startsWith(folder + EntryNames.CODE));
    return entries.stream()
        .filter(entry -> !code && entry.central().name().equals(folder + EntryNames.OBJECT))
        .findFirst();
  }

  /** The folder that all entries share, with its slash. */
  static String folder(List<LocalEntry> entries) {
    String first = entries.isEmpty() ? "" : entries.get(0).central().name();
    return first.substring(0, first.indexOf('/') + 1);
  }

  /** Throws unless the entries of a TorchScript archive are there. */
  public static void requireEntries(List<LocalEntry> entries) {
    String folder = folder(entries);
    if (has(entries, EntryNames.OBJECT)) {
      throw new UnreadableArchiveException(
          "its entries share no folder, but torch.jit.save puts them into one; " + HOW);
    }
    if (has(entries, folder + "model.json")) {
      throw new UnreadableArchiveException(
          "written by PyTorch 1.3 or older; load it there and " + HOW + " with a newer one");
    }
    if (folder.isEmpty() || !has(entries, folder + EntryNames.OBJECT)) {
      ForeignFormat.describeArchive(entries.stream().map(e -> e.central().name()).toList())
          .ifPresent(
              what -> {
                throw new UnreadableArchiveException(what);
              });
      throw new UnreadableArchiveException("'data.pkl' is missing; " + HOW);
    }
    if (!has(entries, folder + EntryNames.CONSTANTS)) {
      throw new UnreadableArchiveException("'constants.pkl' is missing; " + HOW);
    }
    if (!has(entries, folder + EntryNames.VERSION)
        && !has(entries, folder + EntryNames.VERSION_IN_DATA)) {
      throw new UnreadableArchiveException("'version' is missing; " + HOW);
    }
  }

  private static boolean has(List<LocalEntry> entries, String name) {
    return entries.stream().anyMatch(entry -> entry.central().name().equals(name));
  }

  /** Throws unless the archive's version and byte order are known. */
  public static void requireKnownVersion(Archive archive) {
    Optional<byte[]> inData = archive.text(EntryNames.VERSION_IN_DATA);
    String version = ascii(inData.or(() -> archive.text(EntryNames.VERSION))).strip();
    if (!version.matches("[0-9]{1,9}")) {
      throw new UnreadableArchiveException("its 'version' is not a number; " + HOW);
    }
    int number = Integer.parseInt(version);
    if (number > NEWEST) {
      throw new UnreadableArchiveException(
          "archive version %d, expected at most %d; %s with an older PyTorch 2"
              .formatted(number, NEWEST, HOW));
    }
    if (number < OLDEST) {
      throw new UnreadableArchiveException(
          "archive version %d, expected at least %d; load it with the PyTorch that wrote it and %s with a newer one"
              .formatted(number, OLDEST, HOW));
    }
    if (!ascii(archive.text(EntryNames.BYTE_ORDER)).strip().matches("little|")) {
      throw new UnreadableArchiveException(
          "its weights are not little-endian; " + HOW + " on a little-endian machine");
    }
  }

  private static String ascii(Optional<byte[]> text) {
    return new String(text.orElse(new byte[0]), StandardCharsets.ISO_8859_1);
  }
}
