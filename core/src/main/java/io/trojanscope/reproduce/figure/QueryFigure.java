package io.trojanscope.reproduce.figure;

import io.trojanscope.biasmap.ClassificationImages.NoiseMean;
import io.trojanscope.biasmap.ClassificationImages.Snapshot;
import io.trojanscope.report.MapComparison;
import io.trojanscope.report.paper.Claim;
import io.trojanscope.report.paper.Claim.Verdict;
import io.trojanscope.report.paper.DataTable;
import io.trojanscope.report.paper.Panel;
import io.trojanscope.report.paper.Panel.MapRow;
import io.trojanscope.report.paper.Panel.Tile;
import io.trojanscope.report.paper.PaperFigure;
import io.trojanscope.report.paper.PaperFigure.Setting;
import io.trojanscope.report.paper.Pixels;
import io.trojanscope.reproduce.measure.ClassDeviation;
import io.trojanscope.reproduce.measure.TriggerEnergy;
import io.trojanscope.reproduce.step.NoiseStep;
import io.trojanscope.reproduce.step.Step;
import io.trojanscope.reproduce.step.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Adversarial examples against white-noise queries, after the paper's discussion. */
final class QueryFigure implements Figure {
  static final String ID = "queries";

  private final ComparedSteps maps;
  private final NoiseStep backdoored;
  private final NoiseStep clean;

  QueryFigure(ComparedSteps maps, NoiseStep backdoored, NoiseStep clean) {
    this.maps = maps;
    this.backdoored = backdoored;
    this.clean = clean;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Step<?>> steps() {
    return Stream.concat(maps.steps().stream(), Stream.of(backdoored, clean)).toList();
  }

  /**
   * What one way of asking gives.
   *
   * @param deviations of each class's mean image from the mean over the classes
   * @param count of images in the target's mean
   */
  private record Asked(
      String label,
      long questions,
      SortedMap<Integer, float[]> deviations,
      long count,
      OptionalDouble backdoored,
      OptionalDouble clean) {}

  @Override
  public Result make(Workshop workshop) {
    Comparison comparison = maps.read(workshop);
    TriggerEnergy energy = TriggerCells.energy(maps.planted(), workshop.data().test());
    int classes = workshop.data().classNames().size();
    List<Asked> asked = new ArrayList<>();
    asked.add(adversarial(comparison, energy));
    List<Snapshot> noise = workshop.get(backdoored);
    List<Snapshot> reference = workshop.get(clean);
    for (int i = 0; i < noise.size(); i++) {
      asked.add(queries(noise.get(i), reference.get(i), energy));
    }
    return new Result(
        new PaperFigure(
            ID,
            "Adversarial examples against white-noise queries",
            settings(comparison),
            List.of(pictures(asked, classes), table(asked)),
            List.of(claim(asked))),
        List.of(data(asked)));
  }

  private Asked adversarial(Comparison comparison, TriggerEnergy energy) {
    SortedMap<Integer, float[]> backdooredMeans = new TreeMap<>();
    SortedMap<Integer, float[]> cleanMeans = new TreeMap<>();
    for (MapComparison pair : comparison.maps()) {
      int predicted = pair.key().predicted();
      Comparison.backdooredMean(pair).ifPresent(mean -> backdooredMeans.put(predicted, mean));
      Comparison.cleanMean(pair).ifPresent(mean -> cleanMeans.put(predicted, mean));
    }
    long images = comparison.config().samples() * (long) comparison.maps().size();
    return asked(
        Texts.count(images) + " adversarial examples",
        images,
        backdooredMeans,
        cleanMeans,
        comparison.target().suspect().map().map(map -> map.count()).orElse(0L),
        energy);
  }

  private Asked queries(Snapshot noise, Snapshot reference, TriggerEnergy energy) {
    return asked(
        Texts.count(noise.queries()) + " noise queries",
        noise.queries(),
        means(noise),
        means(reference),
        noise.means().stream()
            .filter(mean -> mean.predicted() == maps.planted().target())
            .mapToLong(NoiseMean::count)
            .sum(),
        energy);
  }

  private static SortedMap<Integer, float[]> means(Snapshot snapshot) {
    SortedMap<Integer, float[]> means = new TreeMap<>();
    snapshot.means().forEach(mean -> means.put(mean.predicted(), mean.mean()));
    return means;
  }

  private Asked asked(
      String label,
      long questions,
      SortedMap<Integer, float[]> backdooredMeans,
      SortedMap<Integer, float[]> cleanMeans,
      long count,
      TriggerEnergy energy) {
    SortedMap<Integer, float[]> deviations = ClassDeviation.of(backdooredMeans);
    return new Asked(
        label,
        questions,
        deviations,
        count,
        targetEnergy(deviations, energy),
        targetEnergy(ClassDeviation.of(cleanMeans), energy));
  }

  private OptionalDouble targetEnergy(
      SortedMap<Integer, float[]> deviations, TriggerEnergy energy) {
    float[] target = deviations.get(maps.planted().target());
    return target == null ? OptionalDouble.empty() : energy.ratio(target);
  }

  private List<Setting> settings(Comparison comparison) {
    return List.of(
        new Setting("attack", maps.planted().pair() + ", " + maps.planted().specification()),
        new Setting(
            "adversarial examples",
            "Algorithm I, from %s, %s samples per class, %d iterations; needs gradients"
                .formatted(
                    Texts.setting(comparison.config()),
                    Texts.count(comparison.config().samples()),
                    comparison.config().iterations())),
        new Setting(
            "baseline",
            "white noise, uniform in [0, 1], averaged per class that the model gives it; needs"
                + " classes alone"));
  }

  /** One panel each: their scales lie far apart. */
  private Panel pictures(List<Asked> asked, int classes) {
    return new Panel.Maps(
        "Mean image of each class minus the mean over the classes, backdoored model; each row on"
            + " its own scale",
        asked.stream()
            .map(one -> new MapRow(one.label, true, scaled(one.deviations, classes)))
            .toList());
  }

  private static List<Tile> scaled(SortedMap<Integer, float[]> deviations, int classes) {
    double greatest =
        deviations.values().stream()
            .flatMapToDouble(map -> IntStream.range(0, map.length).mapToDouble(i -> map[i]))
            .map(Math::abs)
            .max()
            .orElse(1);
    return IntStream.range(0, classes)
        .mapToObj(
            c ->
                deviations.containsKey(c)
                    ? new Tile(
                        Optional.of(
                            Pixels.of(divide(deviations.get(c), Math.max(greatest, 1e-12)))),
                        "")
                    : Tile.NONE)
        .toList();
  }

  private static float[] divide(float[] values, double divisor) {
    float[] quotients = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      quotients[i] = (float) (values[i] / divisor);
    }
    return quotients;
  }

  private Panel table(List<Asked> asked) {
    return new Panel.Table(
        "Energy in the planted cells of the target's mean image (minus the mean over the classes)"
            + " over that outside",
        List.of("asked with", "images in the target's mean", "backdoored", "clean"),
        asked.stream()
            .map(
                one ->
                    List.of(
                        one.label,
                        Texts.count(one.count),
                        Texts.number(one.backdoored),
                        Texts.number(one.clean)))
            .toList());
  }

  private Claim claim(List<Asked> asked) {
    Asked adversarial = asked.get(0);
    double goal = adversarial.backdoored.orElse(Double.POSITIVE_INFINITY);
    List<Asked> queries = asked.subList(1, asked.size());
    OptionalLong enough =
        queries.stream()
            .filter(one -> one.backdoored.orElse(0) >= goal)
            .mapToLong(Asked::questions)
            .findFirst();
    boolean cheaper = enough.isEmpty() || enough.getAsLong() > adversarial.questions;
    Asked last = queries.get(queries.size() - 1);
    return new Claim(
        "Ten thousand adversarial examples show what takes millions of classified noise images.",
        "Energy of the target's map (minus the mean over the classes) in the planted cells over"
            + " that outside: how many noise queries it takes to reach that of the adversarial"
            + " examples.",
        cheaper ? Verdict.HELD : Verdict.FAILED,
        "%s reach %s. %s".formatted(adversarial.label, Texts.number(goal), outcome(enough, last)));
  }

  private static String outcome(OptionalLong enough, Asked last) {
    return enough.isPresent()
        ? "Noise reaches that with " + Texts.count(enough.getAsLong()) + " queries."
        : "Noise never did: %s reach %s, with %s of them in the target class."
            .formatted(last.label, Texts.number(last.backdoored), Texts.count(last.count));
  }

  private DataTable data(List<Asked> asked) {
    return new DataTable(
        ID + "-energy",
        List.of("method", "images", "images_in_target", "backdoored_energy", "clean_energy"),
        asked.stream()
            .map(
                one ->
                    List.<Object>of(
                        one == asked.get(0) ? "adversarial" : "noise",
                        one.questions,
                        one.count,
                        one.backdoored.isPresent() ? one.backdoored.getAsDouble() : "",
                        one.clean.isPresent() ? one.clean.getAsDouble() : ""))
            .toList());
  }
}
