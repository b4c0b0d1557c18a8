package io.trojanscope.report.html;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.report.html.TableView.Column;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Draws the suspect's statistic beside those of clean models. */
final class NullChartBuilder {
  private static final int NAME_LIMIT = 60;
  private static final int DOT = 11;
  private static final int ABOVE_DOTS = 34;
  private static final double CLOSE = 0.02;
  private static final double MARGIN = 0.05;

  /** What is searched in networks other than the paper's. */
  private static final Set<TriggerType> OF_OTHER_NETWORKS =
      EnumSet.of(TriggerType.MASK, TriggerType.WAVE, TriggerType.WARP, TriggerType.TONE);

  private final List<NullScore> nulls;
  private final double statistic;
  private final double least;
  private final double greatest;

  private NullChartBuilder(List<NullScore> nulls, double statistic) {
    this.nulls = nulls;
    this.statistic = statistic;
    double low = Math.min(statistic, scores().min().orElseThrow());
    double high = Math.max(statistic, scores().max().orElseThrow());
    double margin = high > low ? MARGIN * (high - low) : 1;
    this.least = low - margin;
    this.greatest = high + margin;
  }

  /** At most one: none where there were no clean models, or no scan was made. */
  static List<NullChart> of(ScanFindings result) {
    return result.nulls().isEmpty() || result.statistic().isEmpty()
        ? List.of()
        : List.of(new NullChartBuilder(result.nulls(), result.statistic().getAsDouble()).chart());
  }

  /** Where the clean models come from, in a sentence. */
  static String origin(List<NullScore> nulls) {
    if (nulls.stream().anyMatch(NullScore::isOfReference)) {
      return "The clean models are the references of this scan, each scanned in the suspect's place.";
    }
    return nulls.stream().map(NullScore::type).allMatch(OF_OTHER_NETWORKS::contains)
        ? "The clean models are the built-in calibration: other network kinds for CIFAR-10 and MNIST, or for GTSRB if there are more than 12 classes, scanned in the same way."
        : "The clean models are the built-in calibration: the paper's network for MNIST, scanned in the same way. For other images, a thorough scan trains its own clean models.";
  }

  private DoubleStream scores() {
    return nulls.stream().mapToDouble(NullScore::score);
  }

  private NullChart chart() {
    List<NullScore> sorted =
        nulls.stream().sorted(Comparator.comparingDouble(NullScore::score).reversed()).toList();
    List<Integer> levels = levels(sorted);
    int height =
        ABOVE_DOTS + DOT * (1 + levels.stream().mapToInt(Integer::intValue).max().orElse(0));
    List<NullChart.Dot> dots = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      NullScore score = sorted.get(i);
      dots.add(
          new NullChart.Dot(
              NumberText.cssPercent(place(score.score())),
              height - DOT / 2 - 1 - DOT * levels.get(i),
              name(score) + ": " + NumberText.decimal(score.score())));
    }
    double suspect = place(statistic);
    return new NullChart(
        alt(),
        height,
        NumberText.cssPercent(suspect),
        suspect < 0.2 ? "start" : suspect > 0.8 ? "end" : "middle",
        "suspect: " + NumberText.decimal(statistic),
        dots,
        List.of(
            NumberText.decimal(least),
            NumberText.decimal((least + greatest) / 2),
            NumberText.decimal(greatest)),
        table(sorted));
  }

  /** Dots that would overlap stand on each other. */
  private List<Integer> levels(List<NullScore> sorted) {
    List<Double> last = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    for (NullScore score : sorted) {
      double x = place(score.score());
      int level = 0;
      while (level < last.size() && last.get(level) - x < CLOSE) {
        level++;
      }
      if (level == last.size()) {
        last.add(x);
      } else {
        last.set(level, x);
      }
      levels.add(level);
    }
    return levels;
  }

  private double place(double score) {
    return (score - least) / (greatest - least);
  }

  private String alt() {
    long above = scores().filter(score -> score >= statistic).count();
    return "Statistics on one line: the suspect's is "
        + NumberText.decimal(statistic)
        + "; "
        + NumberText.count(above)
        + " of "
        + NumberText.count(nulls.size())
        + " clean models have one as high or higher.";
  }

  private static TableView table(List<NullScore> sorted) {
    return TableView.of(
        "Statistics of the clean models",
        List.of(Column.text("clean model"), Column.number("statistic")),
        sorted,
        score -> new TableView.Row(List.of(name(score), NumberText.decimal(score.score())), ""),
        "clean models");
  }

  private static String name(NullScore score) {
    return DisplayText.label(score.name(), NAME_LIMIT);
  }
}
