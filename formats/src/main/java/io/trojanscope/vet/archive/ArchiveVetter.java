package io.trojanscope.vet.archive;

import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a zip file's structure and finds what would make two programs read it differently. */
public final class ArchiveVetter {
  private static final String ARCHIVE = "archive";

  /** Below this size it does not matter how far an entry expands. */
  private static final long SMALL = 1 << 20;

  private final ByteSource source;
  private final VettingLimits limits;
  private final Findings findings;

  public ArchiveVetter(ByteSource source, VettingLimits limits, Findings findings) {
    this.source = source;
    this.limits = limits;
    this.findings = findings;
  }

  /**
   * Entries in the order of the directory; none if there are too many of them.
   *
   * @throws UnreadableArchiveException if the file is no zip archive, or a broken one
   */
  public List<LocalEntry> entries() throws IOException {
    if (source.size() > limits.archiveBytes()) {
      limit("the file has", source.size() + " bytes", limits.archiveBytes());
      return List.of();
    }
    EndOfArchive end = EndOfArchive.find(source);
    if (end.entries() > limits.entries()) {
      limit("the archive has", end.entries() + " entries", limits.entries());
      return List.of();
    }
    checkEnd(end);
    if (findings.has(Kind.HIDDEN_DATA)) {
      return List.of();
    }
    List<CentralEntry> directory = CentralDirectory.read(source, end);
    directory.forEach(this::checkEntry);
    checkSizes(directory);
    checkDuplicates(directory);
    List<LocalEntry> entries = new ArrayList<>();
    for (CentralEntry central : directory) {
      LocalEntry entry = LocalEntry.read(source, central);
      if (entry.contradiction() != null) {
        findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(central) + entry.contradiction());
      }
      entries.add(entry);
    }
    checkLayout(entries, end);
    return entries;
  }

  private void checkEnd(EndOfArchive end) {
    if (end.trailing() != 0) {
      hidden(end.trailing() + " bytes follow the archive's end");
    }
    long gap = end.start() - end.directoryOffset() - end.directorySize();
    if (gap != 0) {
      hidden(gap + " bytes lie before the archive or inside its end record");
    }
  }

  private void checkEntry(CentralEntry entry) {
    String escape = EntryNames.escape(entry.name());
    if (escape != null) {
      findings.add(Kind.ENTRY_NAME, ARCHIVE, quoted(entry) + escape);
    }
    if (entry.isSpecialFile()) {
      findings.add(Kind.ENTRY_NAME, ARCHIVE, quoted(entry) + "is a link or a device");
    }
    if (entry.isEncrypted()) {
      findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(entry) + "is marked as encrypted");
    } else if (entry.hasUnknownFlags()) {
      findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(entry) + "has unknown flags");
    }
    boolean stored = entry.method() == CentralEntry.STORED;
    if (!stored && entry.method() != CentralEntry.DEFLATED) {
      findings.add(
          Kind.AMBIGUOUS_ARCHIVE,
          ARCHIVE,
          quoted(entry) + "uses the unknown compression method " + entry.method());
    }
    if (stored && entry.size() != entry.packedSize()) {
      findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(entry) + "has two different sizes");
    }
  }

  private void checkSizes(List<CentralEntry> directory) {
    long total = 0;
    for (CentralEntry entry : directory) {
      total += Math.min(entry.size(), Long.MAX_VALUE - total);
      long expanded = entry.size() / Math.max(1, entry.packedSize());
      if (entry.size() > SMALL && expanded > limits.expansion()) {
        limit(
            quoted(entry) + "unpacks to",
            entry.size() + " bytes, " + expanded + " times its packed size",
            limits.expansion());
      }
    }
    if (total > limits.unpackedBytes()) {
      limit("the archive unpacks to", total + " bytes", limits.unpackedBytes());
    }
  }

  /** Without regard to case, as libtorch looks entries up. */
  private void checkDuplicates(List<CentralEntry> directory) {
    Map<String, String> names = new HashMap<>();
    for (CentralEntry entry : directory) {
      String earlier = names.put(entry.name().toLowerCase(Locale.ROOT), entry.name());
      if (entry.name().equals(earlier)) {
        findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(entry) + "appears twice");
      } else if (earlier != null) {
        findings.add(
            Kind.AMBIGUOUS_ARCHIVE,
            ARCHIVE,
            quoted(entry) + "differs from '" + earlier + "' in case only");
      }
    }
  }

  private void checkLayout(List<LocalEntry> entries, EndOfArchive end) {
    List<LocalEntry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(entry -> entry.central().headerOffset()));
    long covered = 0;
    for (LocalEntry entry : inOrder) {
      long start = entry.central().headerOffset();
      if (start < covered) {
        findings.add(
            Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, quoted(entry.central()) + "overlaps another entry");
      } else if (start > covered) {
        hidden((start - covered) + " bytes at byte " + covered + " belong to no entry");
      }
      covered = Math.max(covered, entry.end());
    }
    if (covered > end.directoryOffset()) {
      findings.add(Kind.AMBIGUOUS_ARCHIVE, ARCHIVE, "entries overlap the directory");
    } else if (covered < end.directoryOffset()) {
      hidden((end.directoryOffset() - covered) + " bytes before the directory belong to no entry");
    }
  }

  private void hidden(String what) {
    findings.add(Kind.HIDDEN_DATA, ARCHIVE, what);
  }

  private void limit(String what, String size, long limit) {
    findings.add(Kind.LIMIT, ARCHIVE, what + " " + size + "; the limit is " + limit);
  }

  private static String quoted(CentralEntry entry) {
    return "'" + entry.name() + "' ";
  }
}
