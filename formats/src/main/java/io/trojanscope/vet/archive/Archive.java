package io.trojanscope.vet.archive;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of a vetted archive, by their paths below its folder.
 *
 * @param texts the bytes of source text, pickles and the like
 * @param weights where the weight records lie
 * @param extras the bytes of the user's own files
 */
public record Archive(
    SortedMap<String, Bytes> texts,
    SortedMap<String, LocalEntry> weights,
    SortedMap<String, Bytes> extras) {
  public Archive {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
  }

  /** Bytes that nobody changes. */
  public static final class Bytes {
    private final byte[] content;

    public Bytes(byte[] content) {
      this.content = content;
    }

    public byte[] content() {
      return content;
    }
  }

  public Optional<byte[]> text(String path) {
    return Optional.ofNullable(texts.get(path)).map(Bytes::content);
  }

  /** The source files by path, one character a byte. */
  public SortedMap<String, String> sources() {
    SortedMap<String, String> sources = new TreeMap<>();
    texts.forEach(
        (path, bytes) -> {
          if (EntryNames.isSource(path)) {
            sources.put(path, new String(bytes.content(), StandardCharsets.ISO_8859_1));
          }
        });
    return sources;
  }

  /** Size of a weight record in bytes, or -1 if there is none of that path. */
  public long weightBytes(String path) {
    LocalEntry entry = weights.get(path);
    return entry == null ? -1 : entry.central().size();
  }
}
