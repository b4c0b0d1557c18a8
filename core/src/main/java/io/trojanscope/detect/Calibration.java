package io.trojanscope.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores of clean models that were scanned when Trojanscope was calibrated. None of them is a model
 * of the evaluation that the documentation reports.
 */
final class Calibration {
  /** So many scores of the user's own clean models need no others beside them. */
  static final int ENOUGH = 6;

  private static final String FILE = "calibration.csv";
  private static final int COLUMNS = 5;

  private Calibration() {}

  /** The scores for a mode and an effort. */
  static List<NullScore> of(ScanMode mode, Effort effort) {
    // Thorough scans differ from standard ones in their references alone.
    Effort measured = effort == Effort.THOROUGH ? Effort.STANDARD : effort;
    List<NullScore> scores = new ArrayList<>();
    for (String line : lines()) {
      String[] fields = line.split(",", COLUMNS);
      if (fields[0].equals(text(mode)) && fields[1].equals(text(measured))) {
        TriggerKind kind = TriggerKind.valueOf(fields[2].toUpperCase(Locale.ROOT));
        scores.add(new NullScore(kind, fields[3], Double.parseDouble(fields[4])));
      }
    }
    return scores;
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> lines() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Calibration.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
