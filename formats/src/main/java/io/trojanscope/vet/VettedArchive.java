package io.trojanscope.vet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.vet.archive.Archive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A TorchScript file after vetting, with its findings. */
public final class VettedArchive {
  private final Path file;
  private final VettingReport report;
  private final Archive archive;
  private final Object model;
  private final Object constants;

  /** A file whose archive itself cannot be trusted. */
  VettedArchive(Path file, VettingReport report) {
    this(file, report, null, null, null);
  }

  /**
   * Holds the result.
   *
   * @param archive its entries
   * @param model value of the model's pickle, or null if it cannot be read
   * @param constants value of the constants' pickle, or null
   */
  VettedArchive(Path file, VettingReport report, Archive archive, Object model, Object constants) {
    this.file = file;
    this.report = report;
    this.archive = archive;
    this.model = model;
    this.constants = constants;
  }

  public Path file() {
    return file;
  }

  public VettingReport report() {
    return report;
  }

  /**
   * Whether a canonical copy can be written: always without findings, and also with findings in the
   * code or the pickles, but not if it is uncertain what the archive holds.
   */
  public boolean canBeCopied() {
    return archive != null;
  }

  /**
   * The text of a file that the model's author put into the archive ({@code _extra_files}), up to a
   * mebibyte long.
   */
  public Optional<String> extraFile(String name) {
    return archive == null
        ? Optional.empty()
        : Optional.ofNullable(archive.extras().get(name))
            .map(bytes -> new String(bytes.content(), StandardCharsets.UTF_8));
  }

  /**
   * What it holds.
   *
   * @throws InvalidInputException if its pickles could not be read
   */
  public ArchiveContent content() {
    if (model == null) {
      throw new InvalidInputException(
          file + ": cannot be read: " + report.findings().get(0) + "; export it anew");
    }
    return new ArchiveContent(
        archive.sources(),
        model,
        new WeightReader(file, archive, "data/"),
        constants,
        new WeightReader(file, archive, "constants/"));
  }

  /**
   * Writes a fresh archive of the vetted bytes: source text, pickles and weights, and nothing else.
   * Only this copy may be loaded, never the original. The same file gives the same bytes.
   *
   * @throws InvalidInputException if the file has changed since, the copy cannot be written, or
   *     {@link #canBeCopied()} is false
   */
  public void writeCanonical(Path copy) {
    if (archive == null) {
      throw new InvalidInputException(
          file + ": cannot be loaded: " + report.findings().get(0) + "; export it anew");
    }
    OutputFiles.write(copy, out -> CanonicalArchive.write(file, archive, out));
  }
}
