package io.trojanscope.vet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import io.trojanscope.text.DisplayText;
import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.archive.ArchiveFormat;
import io.trojanscope.vet.archive.ArchiveReader;
import io.trojanscope.vet.archive.ArchiveVetter;
import io.trojanscope.vet.archive.ByteSource;
import io.trojanscope.vet.archive.FileBytes;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.archive.UnreadableArchiveException;
import io.trojanscope.vet.code.CodeVetter;
import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks through TorchScript files. */
public final class TorchScriptVetter {
  private static final int CHUNK = 1 << 16;

  private TorchScriptVetter() {}

  /** Looks through a file with the usual limits. */
  public static VettedArchive vet(Path file) {
    return vet(file, VettingLimits.defaults());
  }

  /**
   * Looks through a TorchScript file, without loading it.
   *
   * @throws InvalidInputException if it is missing, cut short or damaged, or of another kind; the
   *     message says how to export a TorchScript file
   */
  public static VettedArchive vet(Path file, VettingLimits limits) {
    FileErrors.requireReadable(file, "a model file");
    try (FileBytes source = new FileBytes(file)) {
      return vet(file, source, limits);
    } catch (UnreadableArchiveException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  static VettedArchive vet(Path file, ByteSource source, VettingLimits limits) throws IOException {
    SavedByTorch.requireNot(file, source, limits);
    ArchiveFormat.requireArchive(source);
    Findings findings = new Findings();
    List<LocalEntry> entries = new ArchiveVetter(source, limits, findings).entries();
    if (findings.has(Kind.AMBIGUOUS_ARCHIVE, Kind.HIDDEN_DATA, Kind.LIMIT)) {
      return new VettedArchive(file, report(source, entries, findings));
    }
    SavedByTorch.requireNot(file, source, entries, limits);
    ArchiveFormat.requireEntries(entries);
    Archive archive = new ArchiveReader(source, limits, findings).read(entries);
    if (findings.has(Kind.AMBIGUOUS_ARCHIVE, Kind.LIMIT)) {
      return new VettedArchive(file, report(source, entries, findings));
    }
    ArchiveFormat.requireKnownVersion(archive);
    CodeVetter code = new CodeVetter(limits, findings);
    code.check(archive.sources());
    ObjectVetter objects = new ObjectVetter(archive, limits, findings, code);
    objects.check();
    return new VettedArchive(
        file,
        report(source, entries, findings, code, objects),
        archive,
        objects.model(),
        objects.constants());
  }

  /** Of a file that could not be looked into. */
  private static VettingReport report(
      ByteSource source, List<LocalEntry> entries, Findings findings) throws IOException {
    return new VettingReport(
        sha256(source),
        source.size(),
        unpackedBytes(entries),
        entries.size(),
        findings.sorted(),
        "",
        List.of(),
        new TreeMap<>(),
        0,
        new TreeMap<>(),
        Optional.empty());
  }

  private static VettingReport report(
      ByteSource source,
      List<LocalEntry> entries,
      Findings findings,
      CodeVetter code,
      ObjectVetter objects)
      throws IOException {
    SortedMap<String, Integer> operators = new TreeMap<>();
    code.operators().forEach((name, count) -> operators.put(DisplayText.ascii(name), count));
    return new VettingReport(
        sha256(source),
        source.size(),
        unpackedBytes(entries),
        entries.size(),
        findings.sorted(),
        DisplayText.ascii(objects.modelClass()),
        code.declarations().classes().stream().map(DisplayText::ascii).toList(),
        operators,
        objects.parameters(),
        objects.elements(),
        code.declarations().forward(objects.modelClass()));
  }

  private static long unpackedBytes(List<LocalEntry> entries) {
    return entries.stream().mapToLong(entry -> entry.central().size()).sum();
  }

  private static String sha256(ByteSource source) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    for (long at = 0; at < source.size(); at += CHUNK) {
      digest.update(source.read(at, (int) Math.min(CHUNK, source.size() - at)));
    }
    return Sha256.hex(digest);
  }
}
