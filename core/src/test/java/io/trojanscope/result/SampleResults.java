package io.trojanscope.result;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.evaluate.SideEffects;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.image.Pixels;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.PanelImage;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Made-up results that look like digits, with a C-shaped trigger in the target's map. */
public final class SampleResults {
  public static final int SOURCE = 8;
  public static final int TARGET = 9;

  private final ImageShape shape;
  private final List<String> classNames;

  private SampleResults(ImageShape shape, List<String> classNames) {
    this.shape = shape;
    this.classNames = classNames;
  }

  public static SampleResults digits() {
    return numbered(10);
  }

  /** Ten classes of 32x32 colour images with names. */
  public static SampleResults color() {
    return new SampleResults(
        new ImageShape(3, 32, 32),
        List.of(
            "aeroplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck"));
  }

  /** Classes named by their numbers, 28x28, one channel. */
  public static SampleResults numbered(int classes) {
    return new SampleResults(
        new ImageShape(1, 28, 28),
        IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /** As many classes as there are names. */
  public static SampleResults named(List<String> classNames) {
    return new SampleResults(new ImageShape(1, 12, 9), classNames);
  }

  public MapsDocument perClass() {
    return maps(Algorithm.PER_CLASS, true, true);
  }

  public MapsDocument perPair() {
    return maps(Algorithm.PER_PAIR, true, true);
  }

  public MapsDocument withoutReference() {
    return maps(Algorithm.PER_CLASS, true, false);
  }

  public MapsDocument untargeted(Algorithm algorithm) {
    return maps(algorithm, false, true);
  }

  public PlantDocument plant() {
    return new PlantDocument(
        provenance(), shape, classNames, identity("backdoored.onnx", 'b'), planted());
  }

  /** Two backdoors in one model, the first all-to-all with covers, the second with clean labels. */
  public PlantDocument twoPlants() {
    SideEffects effects =
        new SideEffects(
            Optional.of(new SuccessCount(3, 400)), Optional.of(new SuccessCount(950, 1000)));
    return new PlantDocument(
        provenance(),
        shape,
        classNames,
        identity("backdoored.onnx", 'b'),
        planted(new PlantDetails(true, false, 500, 20, effects)),
        List.of(planted(new PlantDetails(false, true, 0, 0, SideEffects.NONE))));
  }

  private PlantedBackdoor planted(PlantDetails details) {
    PlantedBackdoor plant = planted();
    return new PlantedBackdoor(
        plant.sourceClasses(),
        plant.targetClass(),
        plant.trigger(),
        plant.poisonedImages(),
        plant.evaluation(),
        plant.cleanModel(),
        plant.sample(),
        plant.classMeans(),
        Optional.of(details));
  }

  /** A figure with every kind of panel, and a claim of every verdict. */
  public ReproductionDocument reproduction() {
    PaperFigure figure =
        new PaperFigure(
            "fig8",
            "Everything <at> once",
            List.of(new PaperFigure.Setting("iterations", "10")),
            panels(),
            Arrays.stream(Claim.Verdict.values())
                .map(verdict -> new Claim("It is " + verdict, "by measuring", verdict, "1 of 2"))
                .toList());
    return new ReproductionDocument(
        provenance(),
        shape,
        classNames,
        "digits",
        "quick",
        List.of(
            new PaperSection(
                "experiment-1", "Experiment I", List.of("A paragraph."), List.of(figure))));
  }

  private List<Panel> panels() {
    int classes = classNames.size();
    List<Panel.Tile> tiles =
        IntStream.range(0, classes)
            .mapToObj(
                c ->
                    c == 1
                        ? Panel.Tile.NONE
                        : new Panel.Tile(Optional.of(PanelImage.of(image(c, 0.5))), "99.8"))
            .toList();
    List<Panel.Tile> square =
        Collections.nCopies(classes, tiles).stream().flatMap(List::stream).toList();
    List<Optional<Double>> values =
        IntStream.range(0, classes)
            .mapToObj(c -> c == 2 ? Optional.<Double>empty() : Optional.of(c + 0.5))
            .toList();
    return List.of(
        new Panel.Maps(
            "Maps",
            List.of(
                new Panel.MapRow("backdoored", false, tiles),
                new Panel.MapRow("difference", true, tiles))),
        new Panel.Pairs("Pairs", square),
        new Panel.Square(
            "Distances",
            "distance",
            "predicted class",
            Optional.of(new Panel.Pair(0, 1)),
            Collections.nCopies(classes, values).stream().flatMap(List::stream).toList()),
        new Panel.Sample("Sample", PanelImage.of(image(0, 0)), PanelImage.of(image(0, 1))),
        new Panel.Confusion("Predictions", confusion(true)),
        new Panel.Curves(
            "Curves",
            "distance",
            List.of(new Panel.Mark(1, "target")),
            List.of(
                new Panel.Curve("ε = 0.1", values, false), new Panel.Curve("mean", values, true))),
        new Panel.Table("Numbers", List.of("a", "b"), List.of(List.of("1", "2"))),
        new Panel.Network(
            "Layers",
            List.of(
                new Panel.Layer("input", 1, 28, 28, 0),
                new Panel.Layer("fully connected 10", 10, 1, 1, 7850))));
  }

  private MapsDocument maps(Algorithm algorithm, boolean targeted, boolean referenced) {
    BiasMapConfig settings =
        new BiasMapConfig(algorithm, StartingInput.DATA, targeted, 0.1f, 10, 1000, 7);
    ModelMaps suspect = model("backdoored.onnx", 'b', settings, 1);
    ModelMaps reference = model("clean.onnx", 'c', settings, 0);
    return new MapsDocument(
        provenance(),
        shape,
        classNames,
        settings,
        suspect,
        referenced ? Optional.of(reference) : Optional.empty(),
        referenced ? distances(suspect, reference) : List.of(),
        referenced ? Optional.of(planted()) : Optional.empty());
  }

  private ModelMaps model(String name, char hash, BiasMapConfig settings, int trigger) {
    List<BiasMap> maps = new ArrayList<>();
    List<AttackCounts> counts = new ArrayList<>();
    boolean pairs = settings.algorithm() == Algorithm.PER_PAIR;
    for (int source = 0; source < (pairs ? classNames.size() : 1); source++) {
      OptionalInt from = pairs ? OptionalInt.of(source) : OptionalInt.empty();
      for (int c = 0; c < classNames.size(); c++) {
        maps.add(map(from, c, trigger * strength(from, c)));
        if (settings.targeted() ? !pairs || c != source : c == 0) {
          OptionalInt target = settings.targeted() ? OptionalInt.of(c) : OptionalInt.empty();
          counts.add(new AttackCounts(from, target, ended(c, settings.samples())));
        }
      }
    }
    return new ModelMaps(identity(name, hash), Optional.of(confusion(false)), maps, counts);
  }

  private static double strength(OptionalInt source, int predicted) {
    return (predicted == TARGET ? 0.75 : 0.03) * (source.orElse(SOURCE) == SOURCE ? 1 : 0.3);
  }

  private List<Long> ended(int target, int samples) {
    List<Long> ended = new ArrayList<>();
    long others = 0;
    for (int c = 0; c < classNames.size(); c++) {
      long missed = c == target ? 0 : (7L * target + 3L * c) % 5;
      ended.add(missed);
      others += missed;
    }
    ended.set(target, Math.max(0, samples - others));
    return ended;
  }

  private BiasMap map(OptionalInt source, int predicted, double trigger) {
    SplittableRandom random =
        new SplittableRandom(predicted + 100L * source.orElse(0) + (trigger > 0 ? 10_000 : 0));
    float[] adversarial = new float[shape.size()];
    float[] perturbation = new float[shape.size()];
    float[] deviation = new float[shape.size()];
    for (int i = 0; i < adversarial.length; i++) {
      int row = i % shape.area() / shape.width();
      int column = i % shape.width();
      int channel = i / shape.area();
      double tint = 1 - 0.25 * channel;
      double digit = Digit.ink(predicted, row, column, shape) * tint;
      double other = Digit.ink(source.orElse(predicted), row, column, shape) * tint;
      double mark = Digit.trigger(row, column, shape) * trigger;
      double noise = 0.08 * (random.nextDouble() - 0.5);
      perturbation[i] = (float) clip(0.3 * digit - 0.2 * other + 0.6 * mark + noise, -1);
      adversarial[i] = (float) clip(0.2 + 0.35 * digit + 0.15 * other + mark + noise, 0);
      deviation[i] = (float) (0.05 + 0.1 * digit);
    }
    return new BiasMap(
        source,
        predicted,
        900 + predicted,
        new PixelStatistics(new Pixels(adversarial), new Pixels(deviation)),
        new PixelStatistics(new Pixels(perturbation), new Pixels(deviation)));
  }

  private static double clip(double value, double least) {
    return Math.max(least, Math.min(1, value));
  }

  private static List<MapDistance> distances(ModelMaps suspect, ModelMaps reference) {
    List<MapDistance> distances = new ArrayList<>();
    for (int i = 0; i < suspect.maps().size(); i++) {
      BiasMap map = suspect.maps().get(i);
      float[] left = map.adversarial().mean().values();
      float[] right = reference.maps().get(i).adversarial().mean().values();
      double sum = 0;
      for (int j = 0; j < left.length; j++) {
        sum += (left[j] - right[j]) * (left[j] - right[j]);
      }
      distances.add(
          new MapDistance(map.source(), map.predicted(), OptionalDouble.of(Math.sqrt(sum))));
    }
    return distances;
  }

  private PlantedBackdoor planted() {
    int target = Math.min(TARGET, classNames.size() - 1);
    int source = target - 1;
    List<PoisonedClassMean> means =
        IntStream.range(0, classNames.size())
            .mapToObj(c -> new PoisonedClassMean(c, new Pixels(image(c, c == target ? 0.3 : 0))))
            .toList();
    return new PlantedBackdoor(
        List.of(source),
        target,
        "patch:c",
        2000,
        new BackdoorEvaluation(confusion(false), confusion(true), 974, 971),
        Optional.of(confusion(false)),
        Optional.of(
            new TriggerSample(source, new Pixels(image(source, 0)), new Pixels(image(source, 1)))),
        means);
  }

  private float[] image(int digit, double trigger) {
    float[] image = new float[shape.size()];
    for (int i = 0; i < image.length; i++) {
      int row = i % shape.area() / shape.width();
      int column = i % shape.width();
      double mark = Digit.trigger(row, column, shape) * trigger;
      image[i] = (float) Math.max(mark, Digit.ink(digit, row, column, shape));
    }
    return image;
  }

  private ConfusionMatrix confusion(boolean poisoned) {
    List<List<Long>> rows = new ArrayList<>();
    for (int row = 0; row < classNames.size(); row++) {
      List<Long> counts = new ArrayList<>();
      for (int column = 0; column < classNames.size(); column++) {
        counts.add(row == column ? 974L : (5L * row + 3L * column) % 11 == 0 ? 4L : 0L);
      }
      rows.add(counts);
    }
    if (poisoned && classNames.size() > TARGET) {
      rows.get(SOURCE).set(SOURCE, 3L);
      rows.get(SOURCE).set(TARGET, 971L);
    }
    return new ConfusionMatrix(rows);
  }

  private static ModelIdentity identity(String name, char hash) {
    return new ModelIdentity(name, String.valueOf(hash).repeat(64));
  }

  private static Provenance provenance() {
    return new Provenance(
        new TreeMap<>(Map.of("clean.onnx", "c".repeat(64), "test images", "d".repeat(64))),
        new TreeMap<>(Map.of("seed", "7", "epsilon", "0.1")),
        new TreeMap<>(Map.of("trojanscope", "0.1.0", "java", "17.0.15", "platform", "linux")));
  }
}
