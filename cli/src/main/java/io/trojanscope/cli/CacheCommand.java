package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheContents;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.text.DisplayText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cache",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Shows what the cache folder contains, and deletes files from it.",
      "It contains the references that 'scan' trained and what 'scan' computed about references. If"
          + " files are missing, 'scan' computes them again.",
      ""
    },
    footer = {
      "",
      "The folder is ~/.cache/trojanscope, or the one that TROJANSCOPE_CACHE_DIR names.",
      "Its limit is 2048 MiB, or the number of MiB in TROJANSCOPE_CACHE_LIMIT. Beyond",
      "the limit, the least recently used files are deleted.",
      "",
      "Examples:",
      "  trojanscope cache",
      "  trojanscope cache --max-age 30 --max-size 500",
      "  trojanscope cache --clear"
    })
final class CacheCommand implements Callable<Integer> {
  private static final int KIBIBYTE = 1024;

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      description = "Delete files that were last used more than this many days ago.")
  private Optional<Integer> maxAge = Optional.empty();

  @Option(
      names = "--max-size",
      paramLabel = "MIB",
      description = "Delete the least recently used files until at most this many MiB are left.")
  private Optional<Integer> maxSize = Optional.empty();

  @Option(names = "--clear", description = "Delete all files of trojanscope in this folder.")
  private boolean clear;

  @Mixin HelpOption help;

  private final Console console;
  private final Supplier<CacheFolder> folders;

  CacheCommand(Console console) {
    this(console, CacheFolder::ofUser);
  }

  CacheCommand(Console console, Supplier<CacheFolder> folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() {
    maxAge.ifPresent(days -> OptionChecks.requireAtLeast(0, days, "--max-age"));
    maxSize.ifPresent(size -> OptionChecks.requireAtLeast(0, size, "--max-size"));
    if (clear && (maxAge.isPresent() || maxSize.isPresent())) {
      throw new InvalidInputException(
          "--clear: expected no --max-age or --max-size with it, found one; remove it");
    }
    CacheFolder folder = folders.get();
    List<CacheContents.Entry> deleted = delete(folder);
    if (clear || maxAge.isPresent() || maxSize.isPresent()) {
      console.out().println("deleted " + text(new CacheContents(deleted)));
    }
    console
        .out()
        .println(
            "folder " + DisplayText.inert(folder.path().toAbsolutePath().normalize().toString()));
    console.out().println("holds  " + text(CacheContents.of(folder)));
    console.out().println("limit  " + size(folder.limit()));
    return ExitCode.OK;
  }

  private List<CacheContents.Entry> delete(CacheFolder folder) {
    List<CacheContents.Entry> deleted = new ArrayList<>();
    if (clear) {
      deleted.addAll(CacheContents.of(folder).deleteBeyond(0));
    }
    maxAge.ifPresent(
        days ->
            deleted.addAll(
                CacheContents.of(folder)
                    .deleteUnusedSince(Instant.now().minus(Duration.ofDays(days)))));
    maxSize.ifPresent(
        size ->
            deleted.addAll(
                CacheContents.of(folder).deleteBeyond((long) size * KIBIBYTE * KIBIBYTE)));
    return deleted;
  }

  /** How many files there are, how large they are, and how long ago the oldest was used. */
  static String text(CacheContents contents) {
    int count = contents.entries().size();
    return count
        + (count == 1 ? " file, " : " files, ")
        + size(contents.bytes())
        + contents.entries().stream()
            .findFirst()
            .map(oldest -> ", the oldest used " + oldest.lastUsed().toString().substring(0, 10))
            .orElse("");
  }

  /** A size in bytes, KiB or MiB, rounded down. */
  static String size(long bytes) {
    if (bytes < KIBIBYTE) {
      return bytes + " bytes";
    }
    long kibibytes = bytes / KIBIBYTE;
    return kibibytes < KIBIBYTE ? kibibytes + " KiB" : kibibytes / KIBIBYTE + " MiB";
  }
}
