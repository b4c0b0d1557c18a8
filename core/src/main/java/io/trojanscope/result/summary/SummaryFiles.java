package io.trojanscope.result.summary;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Summaries as JSON: one in a file of its own, or one in each line of a file. */
public final class SummaryFiles {
  private static final String FORMAT = "trojanscope.summary";
  private static final int VERSION = 2;

  private SummaryFiles() {}

  /** A summary as a file of one line. */
  public static OutputFiles.Content content(ScanSummary summary) {
    return lines(Set.of(summary));
  }

  /** Summaries as JSON Lines, in their order; the same summaries give the same bytes. */
  public static OutputFiles.Content lines(Iterable<ScanSummary> summaries) {
    return out -> {
      for (ScanSummary summary : summaries) {
        out.write(line(summary).getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  private static String line(ScanSummary summary) throws IOException {
    return StrictJson.line(FORMAT, VERSION, summary) + "\n";
  }

  /**
   * Reads the content of a file of one summary.
   *
   * @param name what the file is called
   * @return empty if it is damaged or of another version
   */
  public static Optional<ScanSummary> read(String name, byte[] content) {
    Path file = Path.of(name);
    try {
      String line = new String(content, StandardCharsets.US_ASCII);
      return Optional.of(summary(file, StrictJson.parse(file, line)));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  /** Reads summaries, one at a time; the file is opened anew for each iteration. */
  public static Iterable<ScanSummary> readLines(Path file) {
    return () -> new LineIterator(file);
  }

  private static ScanSummary summary(Path file, JsonNode parsed) {
    if (parsed instanceof ObjectNode tree
        && tree.path("format").asString("").equals(FORMAT)
        && tree.path("version").asInt(0) == VERSION) {
      tree.remove(List.of("format", "version"));
      return StrictJson.bind(file, tree, ScanSummary.class, Set.of());
    }
    throw new InvalidInputException(
        file + ": expected " + FORMAT + " of version " + VERSION + ", found something else");
  }

  /** Closes the file with its last line. */
  private static final class LineIterator implements Iterator<ScanSummary> {
    private final Path file;
    private final BufferedReader reader;
    private String line;

    LineIterator(Path file) {
      this.file = file;
      try {
        reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
      } catch (IOException e) {
        throw FileErrors.cannotRead(file, e);
      }
      advance();
    }

    private void advance() {
      try {
        line = reader.readLine();
        if (line == null) {
          reader.close();
        }
      } catch (IOException e) {
        throw FileErrors.cannotRead(file, e);
      }
    }

    @Override
    public boolean hasNext() {
      return line != null;
    }

    @Override
    public ScanSummary next() {
      if (line == null) {
        throw new NoSuchElementException();
      }
      ScanSummary next = summary(file, StrictJson.parse(file, line));
      advance();
      return next;
    }
  }
}
