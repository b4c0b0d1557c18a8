package io.trojanscope.detect.verdict;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.screening.ClassSearch;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.EnumText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Scores of clean models, which other models are judged by.
 *
 * <p>As a file: lines that begin with {@code #} say where the scores come from, the first of them
 * the revision of the method; then a line per model, mode, effort and trigger type: mode, effort,
 * network family, network kind, trigger type, model, score.
 *
 * @param lines in the order of the file
 */
public record Calibration(List<Line> lines) {
  /** So many scores of the user's own clean models need no others beside them. */
  static final int ENOUGH = 6;

  private static final String FILE = "calibration.csv";
  private static final String REVISION = "# revision ";
  private static final int COLUMNS = 7;

  /** One score of one model. */
  public record Line(ScanMode mode, Effort effort, NetworkFamily family, NullScore score) {
    /** As the file has it. */
    public String text() {
      return String.join(
          ",",
          EnumText.lower(mode),
          EnumText.lower(effort),
          EnumText.lower(family),
          score.networkKind().orElse(""),
          EnumText.lower(score.type()),
          score.name(),
          String.format(Locale.ROOT, "%.3f", score.score()));
    }
  }

  public Calibration {
    lines = List.copyOf(lines);
  }

  /**
   * The scores that this release was calibrated with. None of the models is one of the evaluation
   * that the documentation reports.
   */
  static Calibration builtIn() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Calibration.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return read(FILE, in.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the lines of a file.
   *
   * @param name of the file, for messages
   * @throws InvalidInputException if it is of another revision of the method, or damaged
   */
  public static Calibration read(String name, List<String> text) {
    String first = text.isEmpty() ? "" : text.get(0);
    if (!first.equals(REVISION + ContrastScan.REVISION)) {
      throw new InvalidInputException(
          name
              + ": expected '"
              + REVISION
              + ContrastScan.REVISION
              + "' in line 1, found '"
              + first
              + "'; calibrate this revision of the scan anew");
    }
    return new Calibration(
        text.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line(name, line))
            .toList());
  }

  /**
   * The text of a file.
   *
   * @param origin where the scores come from, a line each
   */
  public String text(List<String> origin) {
    StringBuilder text = new StringBuilder(REVISION).append(ContrastScan.REVISION).append('\n');
    origin.forEach(line -> text.append("# ").append(line).append('\n'));
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /**
   * The scores for a mode and an effort: those of a network family, or of all networks if the
   * family has too few.
   */
  List<NullScore> scores(ScanMode mode, Effort effort, NetworkFamily family) {
    if (ClassSearch.isMadeFor(mode, family)) {
      // It computes the same for every effort, and for references that the scan trained.
      return scores(ScanMode.REFERENCE_AND_IMAGES, Effort.STANDARD, EnumSet.of(family));
    }
    List<NullScore> own = scores(mode, effort, EnumSet.of(family));
    return own.stream().map(NullScore::name).distinct().count() < ENOUGH
        ? scores(mode, effort, EnumSet.allOf(NetworkFamily.class))
        : own;
  }

  private List<NullScore> scores(ScanMode mode, Effort effort, Set<NetworkFamily> families) {
    // Thorough scans differ from standard ones in their references alone.
    Effort measured = effort == Effort.THOROUGH ? Effort.STANDARD : effort;
    return lines.stream()
        .filter(line -> line.mode == mode && line.effort == measured)
        .filter(line -> families.contains(line.family))
        .map(Line::score)
        .toList();
  }

  private static Line line(String name, String text) {
    String[] fields = text.split(",", COLUMNS);
    try {
      return new Line(
          value(ScanMode.class, fields[0]),
          value(Effort.class, fields[1]),
          value(NetworkFamily.class, fields[2]),
          new NullScore(
              value(TriggerType.class, fields[4]),
              Optional.of(fields[3]).filter(kind -> !kind.isEmpty()),
              fields[5],
              Double.parseDouble(fields[6])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new InvalidInputException(
          name
              + ": expected mode, effort, network family, network kind, trigger type, model and score, found '"
              + text
              + "'",
          e);
    }
  }

  private static <E extends Enum<E>> E value(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> EnumText.lower(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }
}
