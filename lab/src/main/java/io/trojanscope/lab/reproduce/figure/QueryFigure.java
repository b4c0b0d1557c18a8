package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.NoiseQueries.NoiseMean;
import io.trojanscope.biasmap.NoiseQueries.Snapshot;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.lab.reproduce.step.NoiseStep;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.MapRow;
import io.trojanscope.result.paper.Panel.Tile;
import io.trojanscope.result.paper.PanelImage;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  @Override
  public Result make(StepRunner runner) {
    Comparison comparison = maps.read(runner);
    TriggerEnergy energy = TriggerCells.energy(maps.planted(), runner.data().test());
    int classes = runner.data().classNames().size();
    List<QueryResult> asked = new ArrayList<>();
    asked.add(adversarial(comparison, energy));
    List<Snapshot> noise = runner.get(backdoored);
    List<Snapshot> reference = runner.get(clean);
    for (int i = 0; i < noise.size(); i++) {
      asked.add(queries(noise.get(i), reference.get(i), energy));
    }
    return new Result(
        new PaperFigure(
            ID,
            "Adversarial examples against white-noise queries",
            settings(comparison),
            List.of(pictures(asked, classes), table(asked)),
            List.of(QueryClaims.of(asked, comparison.config().iterations()))),
        List.of(data(asked)));
  }

  private QueryResult adversarial(Comparison comparison, TriggerEnergy energy) {
    SortedMap<Integer, float[]> backdooredMeans = new TreeMap<>();
    SortedMap<Integer, float[]> cleanMeans = new TreeMap<>();
    for (MapComparison pair : comparison.maps()) {
      int predicted = pair.key().predicted();
      Comparison.backdooredMean(pair).ifPresent(mean -> backdooredMeans.put(predicted, mean));
      Comparison.cleanMean(pair).ifPresent(mean -> cleanMeans.put(predicted, mean));
    }
    long images = comparison.config().samples() * (long) comparison.maps().size();
    return QueryResult.of(
        FigureText.count(images) + " adversarial examples",
        images,
        backdooredMeans,
        cleanMeans,
        comparison.target().suspect().map().map(map -> map.count()).orElse(0L),
        maps.planted().target(),
        energy);
  }

  private QueryResult queries(Snapshot noise, Snapshot reference, TriggerEnergy energy) {
    return QueryResult.of(
        FigureText.count(noise.queries()) + " noise queries",
        noise.queries(),
        means(noise),
        means(reference),
        noise.means().stream()
            .filter(mean -> mean.predicted() == maps.planted().target())
            .mapToLong(NoiseMean::count)
            .sum(),
        maps.planted().target(),
        energy);
  }

  private static SortedMap<Integer, float[]> means(Snapshot snapshot) {
    SortedMap<Integer, float[]> means = new TreeMap<>();
    snapshot.means().forEach(mean -> means.put(mean.predicted(), mean.mean()));
    return means;
  }

  private List<Setting> settings(Comparison comparison) {
    return List.of(
        new Setting("attack", maps.planted().pair() + ", " + maps.planted().specification()),
        new Setting(
            "adversarial examples",
            "Algorithm I, from %s, %s samples per class, %d iterations; needs gradients"
                .formatted(
                    FigureText.setting(comparison.config()),
                    FigureText.count(comparison.config().samples()),
                    comparison.config().iterations())),
        new Setting(
            "baseline",
            "white noise, uniform in [0, 1], averaged by predicted class; needs no gradients"));
  }

  /** One panel each: their scales lie far apart. */
  private Panel pictures(List<QueryResult> asked, int classes) {
    return new Panel.Maps(
        "Mean image of each class minus the mean over the classes, backdoored model; each row on"
            + " its own scale",
        asked.stream()
            .map(one -> new MapRow(one.label(), true, scaled(one.deviations(), classes)))
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
                            PanelImage.of(divide(deviations.get(c), Math.max(greatest, 1e-12)))),
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

  private Panel table(List<QueryResult> asked) {
    return new Panel.Table(
        "Energy in the planted cells of the target's mean image (minus the mean over the classes)"
            + " over that outside",
        List.of("asked with", "images in the target's mean", "backdoored", "clean"),
        asked.stream()
            .map(
                one ->
                    List.of(
                        one.label(),
                        FigureText.count(one.count()),
                        FigureText.number(one.backdoored()),
                        FigureText.number(one.clean())))
            .toList());
  }

  private DataTable data(List<QueryResult> asked) {
    return new DataTable(
        ID + "-energy",
        List.of("method", "images", "images_in_target", "backdoored_energy", "clean_energy"),
        asked.stream()
            .map(
                one ->
                    List.<Object>of(
                        one.equals(asked.get(0)) ? "adversarial" : "noise",
                        one.questions(),
                        one.count(),
                        one.backdoored().isPresent() ? one.backdoored().getAsDouble() : "",
                        one.clean().isPresent() ? one.clean().getAsDouble() : ""))
            .toList());
  }
}
