package io.trojanscope.detect.verdict;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Scores of clean models, measured when Trojanscope was calibrated. The evaluation in
 * docs/detection.md uses none of these models.
 */
final class Calibration {
  /** Fewest scores of clean models that make a null distribution of their own. By hand. */
  static final int ENOUGH = 6;

  private static final String FILE = "calibration.csv";
  private static final int COLUMNS = 6;

  private Calibration() {}

  /**
   * The scores for a mode and an effort: those of a family of networks, or of all networks if the
   * family has too few.
   */
  static List<NullScore> of(ScanMode mode, Effort effort, NetworkFamily family) {
    List<NullScore> own = of(mode, effort, EnumSet.of(family));
    return own.size() < ENOUGH * TriggerType.values().length
        ? of(mode, effort, EnumSet.allOf(NetworkFamily.class))
        : own;
  }

  private static List<NullScore> of(ScanMode mode, Effort effort, Set<NetworkFamily> families) {
    // Thorough scans differ from standard ones only in their references.
    Effort measured = effort == Effort.THOROUGH ? Effort.STANDARD : effort;
    List<NullScore> scores = new ArrayList<>();
    for (String line : lines()) {
      String[] fields = line.split(",", COLUMNS);
      if (fields[0].equals(text(mode))
          && fields[1].equals(text(measured))
          && families.contains(value(NetworkFamily.class, fields[2]))) {
        TriggerType type = value(TriggerType.class, fields[3]);
        scores.add(new NullScore(type, fields[4], Double.parseDouble(fields[5])));
      }
    }
    return scores;
  }

  private static <E extends Enum<E>> E value(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
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
