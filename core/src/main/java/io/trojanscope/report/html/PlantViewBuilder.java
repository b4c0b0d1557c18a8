package io.trojanscope.report.html;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.SignedLimit;
import io.trojanscope.report.picture.Thumbnail;
import io.trojanscope.result.PlantDetails;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.PoisonedClassMean;
import io.trojanscope.result.TriggerSample;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a planted backdoor. */
final class PlantViewBuilder {
  private static final int SAMPLE_SIDE = 400;
  private static final int MEAN_SIDE = 112;
  private static final int TRIGGER_LIMIT = 200;

  private final PlantedBackdoor plant;
  private final ImageShape shape;
  private final ClassLabels labels;

  PlantViewBuilder(PlantedBackdoor plant, ImageShape shape, ClassLabels labels) {
    this.plant = plant;
    this.shape = shape;
    this.labels = labels;
  }

  /**
   * @param shownAlready matrices that the page shows elsewhere
   */
  PlantView view(List<ConfusionMatrix> shownAlready) {
    ListExcerpt<PoisonedClassMean> means =
        ListExcerpt.first(plant.classMeans(), ListExcerpt.FOLDED_BLOCKS);
    List<PoisonedClassMean> shownMeans =
        Stream.concat(means.open().stream(), means.folded().stream()).toList();
    return new PlantView(
        facts(),
        plant.sample().map(this::sample).orElse(List.of()),
        plant.sample().map(this::sampleLegends).orElse(List.of()),
        matrices(shownAlready),
        shownMeans.stream().map(this::classMean).toList(),
        means.leftOut("class means"));
  }

  /** The attack success rate in words. */
  String success() {
    long triggered = plant.evaluation().triggeredImages();
    return triggered == 0
        ? "not measured (no images with the trigger)"
        : NumberText.percent(plant.evaluation().attackSuccessRate())
            + " ("
            + NumberText.count(plant.evaluation().successes())
            + " of "
            + NumberText.count(triggered)
            + " images with the trigger)";
  }

  /** The accuracy on the pristine test set in words. */
  String accuracy() {
    return plant.evaluation().pristine().total() == 0
        ? "not measured"
        : NumberText.percent(plant.evaluation().cleanAccuracy());
  }

  /** The source classes in words: {@code class 8}, {@code classes 1, 2}. */
  String sources() {
    int count = plant.sourceClasses().size();
    if (count > 1 && count == labels.count() - 1) {
      return "all other classes";
    }
    return (count == 1 ? "class " : "classes ") + sourceNames();
  }

  /** The class that the trigger leads to in words: {@code class 9}, {@code the next class}. */
  String target() {
    return plant.detailsOrNone().toNextClass()
        ? "the next class"
        : "class " + labels.of(plant.targetClass());
  }

  private String sourceNames() {
    return String.join(", ", plant.sourceClasses().stream().map(labels::of).toList());
  }

  String trigger() {
    return DisplayText.label(plant.trigger(), TRIGGER_LIMIT);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            plant.sourceClasses().size() == 1 ? "Source class" : "Source classes", sourceNames()));
    facts.add(
        new Fact(
            "Target class",
            plant.detailsOrNone().toNextClass()
                ? "the next class of each"
                : labels.of(plant.targetClass())));
    facts.add(new Fact("Trigger", trigger(), true));
    facts.add(new Fact("Poisoned training images", NumberText.count(plant.poisonedImages())));
    addDetails(facts);
    facts.add(new Fact("Attack success rate", success()));
    plant
        .detailsOrNone()
        .sideEffects()
        .otherClasses()
        .ifPresent(count -> facts.add(new Fact("Success rate on other classes", words(count))));
    plant
        .detailsOrNone()
        .sideEffects()
        .covers()
        .ifPresent(count -> facts.add(new Fact("Accuracy on cover images", words(count))));
    facts.add(new Fact("Clean accuracy", accuracy()));
    return facts;
  }

  private void addDetails(List<Fact> facts) {
    PlantDetails details = plant.detailsOrNone();
    if (details.cleanLabel()) {
      facts.add(new Fact("Labels", "kept: the poisoned images are of the target class"));
    }
    if (details.keptLabels() > 0) {
      facts.add(
          new Fact("Poisoned images with true labels", NumberText.count(details.keptLabels())));
    }
    if (details.coverImages() > 0) {
      facts.add(new Fact("Cover images", NumberText.count(details.coverImages())));
    }
  }

  private static String words(SuccessCount count) {
    return "%s (%s of %s images)"
        .formatted(
            NumberText.percent(count.rate()),
            NumberText.count(count.successes()),
            NumberText.count(count.images()));
  }

  private List<FigureView> sample(TriggerSample sample) {
    String name = labels.of(sample.label());
    return List.of(
        figure("Sample", image(sample.pristine().values()), "An image of class " + name),
        figure(
            "With trigger", image(sample.poisoned().values()), "The same image with the trigger"),
        new FigureView("Difference", "", Optional.of(difference(sample)), ""));
  }

  private PictureView difference(TriggerSample sample) {
    float[] difference = difference(sample.poisoned().values(), sample.pristine().values());
    Thumbnail small = Thumbnail.of(shape, difference, SAMPLE_SIDE);
    return PictureView.of(
        MapPictures.signed(small.shape(), small.values(), SignedLimit.of(Stream.of(difference))),
        "What the trigger changes: with trigger minus sample");
  }

  private List<LegendView> sampleLegends(TriggerSample sample) {
    float[] difference = difference(sample.poisoned().values(), sample.pristine().values());
    Legends legends = new Legends(shape);
    return List.of(
        legends.intensity("Sample and twin: intensity", IntensityRange.FULL),
        legends.signed(
            "Difference: with trigger minus sample", SignedLimit.of(Stream.of(difference))));
  }

  private static float[] difference(float[] left, float[] right) {
    float[] difference = new float[left.length];
    for (int i = 0; i < left.length; i++) {
      difference[i] = left[i] - right[i];
    }
    return difference;
  }

  private List<MatrixFigure> matrices(List<ConfusionMatrix> shownAlready) {
    MatrixFigureBuilder figures = new MatrixFigureBuilder(labels);
    List<MatrixFigure> matrices = new ArrayList<>();
    ConfusionMatrix pristine = plant.evaluation().pristine();
    plant
        .cleanModel()
        .filter(matrix -> !shownAlready.contains(matrix))
        .ifPresent(m -> matrices.add(figures.confusion("Before planting, without the trigger", m)));
    if (!shownAlready.contains(pristine)) {
      matrices.add(figures.confusion("With the backdoor, without the trigger", pristine));
    }
    matrices.add(
        figures.confusion(
            "With the backdoor, trigger on every image of a source class",
            plant.evaluation().poisoned()));
    return matrices;
  }

  private FigureView classMean(PoisonedClassMean mean) {
    Thumbnail small = Thumbnail.of(shape, mean.mean().values(), MEAN_SIDE);
    String name = labels.of(mean.classIndex());
    return figure(
        name,
        MapPictures.intensities(small.shape(), small.values(), IntensityRange.FULL),
        "Mean training image labelled " + name);
  }

  private BufferedImage image(float[] values) {
    Thumbnail small = Thumbnail.of(shape, values, SAMPLE_SIDE);
    return MapPictures.intensities(small.shape(), small.values(), IntensityRange.FULL);
  }

  private static FigureView figure(String heading, BufferedImage picture, String alt) {
    return new FigureView(heading, "", Optional.of(PictureView.of(picture, alt)), "");
  }
}
