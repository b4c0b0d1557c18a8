package io.trojanscope.vet.archive;

import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unpacks all entries once: keeps the small ones, checks the rest. */
public final class ArchiveReader {
  private static final long LARGEST_EXTRA = 1 << 20;

  private final ByteSource source;
  private final VettingLimits limits;
  private final Findings findings;
  private final SortedMap<String, Archive.Bytes> texts = new TreeMap<>();
  private final SortedMap<String, LocalEntry> weights = new TreeMap<>();
  private final SortedMap<String, Archive.Bytes> extras = new TreeMap<>();
  private long codeBytes;

  public ArchiveReader(ByteSource source, VettingLimits limits, Findings findings) {
    this.source = source;
    this.limits = limits;
    this.findings = findings;
  }

  public Archive read(List<LocalEntry> entries) throws IOException {
    String folder = ArchiveFormat.folder(entries);
    for (LocalEntry entry : entries) {
      String name = entry.central().name();
      read(name.startsWith(folder) ? name.substring(folder.length()) : "/" + name, entry);
    }
    return new Archive(texts, weights, extras);
  }

  private void read(String path, LocalEntry entry) throws IOException {
    if (entry.central().isFolder() && entry.central().size() == 0) {
      return;
    }
    if (isTooLarge(path, entry.central().size())) {
      return;
    }
    boolean text = EntryNames.isText(path);
    boolean extra = path.startsWith(EntryNames.EXTRA) && entry.central().size() <= LARGEST_EXTRA;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ContentProbe probe =
        new ContentProbe(text || extra ? content : OutputStream.nullOutputStream());
    try {
      EntryContent.copy(source, entry, probe);
    } catch (EntryContent.BrokenEntryException e) {
      findings.add(Kind.AMBIGUOUS_ARCHIVE, path, "'" + path + "' " + e.getMessage());
      return;
    }
    if (probe.isProgramOrArchive(EntryNames.isWeights(path))) {
      findings.add(Kind.NESTED_ARCHIVE, path, "'" + path + "' is itself an archive or a program");
    }
    keep(path, entry, text, extra, content);
  }

  private void keep(
      String path, LocalEntry entry, boolean text, boolean extra, ByteArrayOutputStream content) {
    if (text) {
      texts.put(path, new Archive.Bytes(content.toByteArray()));
    } else if (EntryNames.isWeights(path)) {
      weights.put(path, entry);
    } else if (extra) {
      extras.put(
          path.substring(EntryNames.EXTRA.length()), new Archive.Bytes(content.toByteArray()));
    } else if (path.equals(EntryNames.BYTECODE)) {
      findings.add(
          Kind.LEFT_OUT,
          path,
          "'"
              + path
              + "' is a second program for PyTorch Mobile, which may differ from the one that is read; it is left out");
    } else if (!EntryNames.isSurplus(path)) {
      findings.add(
          Kind.LEFT_OUT,
          path,
          "'" + path + "' does not belong to a TorchScript model; it is left out");
    }
  }

  private boolean isTooLarge(String path, long size) {
    if (EntryNames.isSource(path)) {
      codeBytes += size;
      return exceeds("the source text", codeBytes, limits.codeBytes(), path);
    }
    return EntryNames.isText(path) && exceeds("the pickle", size, limits.pickleBytes(), path);
  }

  private boolean exceeds(String what, long size, long limit, String path) {
    if (size > limit) {
      findings.add(
          Kind.LIMIT, path, what + " has " + size + " bytes or more; the limit is " + limit);
      return true;
    }
    return false;
  }
}
