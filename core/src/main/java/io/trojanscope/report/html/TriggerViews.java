package io.trojanscope.report.html;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.image.ImageShape;
import io.trojanscope.report.ScanDocument;
import io.trojanscope.report.ScanSample;
import io.trojanscope.report.TriggerPasting;
import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.Thumbnail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shows a recovered trigger: by itself, and on real images. */
final class TriggerViews {
  private static final int LARGE_SIDE = 400;
  private static final int SAMPLE_SIDE = 160;
  private static final float GREY = 0.5f;

  private final ScanDocument document;
  private final RecoveredTrigger trigger;
  private final ClassLabels labels;

  TriggerViews(ScanDocument document, RecoveredTrigger trigger, ClassLabels labels) {
    this.document = document;
    this.trigger = trigger;
    this.labels = labels;
  }

  TriggerView view() {
    return new TriggerView(
        "Found for images of class "
            + labels.of(trigger.pair().source())
            + " and the target class "
            + labels.of(trigger.pair().target())
            + ".",
        facts(),
        figures(),
        List.of(
            new Legends(new ImageShape(1, 1, 1))
                .intensity("Mask: share of a pixel that is replaced", IntensityRange.FULL)),
        document.samples().stream().map(this::sample).toList(),
        document.samples().isEmpty()
            ? "There were no real images to paste it on."
            : "Real images, and what each model takes them for: without → with the trigger.");
  }

  /** Mask, pattern and the first real image with both. */
  List<FigureView> closeUp() {
    List<FigureView> figures = new ArrayList<>(figures());
    document.samples().stream()
        .findFirst()
        .ifPresent(sample -> figures.add(withTrigger(sample, LARGE_SIDE)));
    return figures;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Where it sits", TriggerWords.place(Optional.of(trigger))));
    facts.add(new Fact("Size of the mask", Numbers.decimal(size()) + " pixels"));
    facts.add(new Fact("Flips in the suspect", TriggerWords.flips(trigger.suspectFlips())));
    trigger
        .referenceFlips()
        .ifPresent(r -> facts.add(new Fact("Flips in the references", TriggerWords.flips(r))));
    return facts;
  }

  private double size() {
    double size = 0;
    for (float value : trigger.mask()) {
      size += value;
    }
    return size;
  }

  private List<FigureView> figures() {
    ImageShape shape = document.shape();
    float[] grey = new float[shape.size()];
    Arrays.fill(grey, GREY);
    return List.of(
        figure(
            "Mask",
            "white: replaced, black: kept",
            new ImageShape(1, shape.height(), shape.width()),
            trigger.mask(),
            "Mask of the recovered trigger, " + TriggerWords.place(Optional.of(trigger))),
        figure(
            "Pattern",
            "on grey where nothing is pasted",
            shape,
            TriggerPasting.paste(trigger, shape, grey),
            "Pattern of the recovered trigger on grey"));
  }

  private static FigureView figure(
      String heading, String note, ImageShape shape, float[] values, String alt) {
    return new FigureView(heading, "", Optional.of(picture(shape, values, LARGE_SIDE, alt)), note);
  }

  private MapBlock sample(ScanSample sample) {
    String label = labels.of(sample.label());
    FigureView without =
        new FigureView(
            "As it is",
            "",
            Optional.of(
                picture(document.shape(), sample.image(), SAMPLE_SIDE, "Image of class " + label)),
            "");
    return new MapBlock(
        "class " + label, "", false, List.of(without, withTrigger(sample, SAMPLE_SIDE)));
  }

  private FigureView withTrigger(ScanSample sample, int side) {
    return new FigureView(
        "With the trigger",
        "",
        Optional.of(
            picture(
                document.shape(),
                TriggerPasting.paste(trigger, document.shape(), sample.image()),
                side,
                "Image of class " + labels.of(sample.label()) + " with the recovered trigger")),
        predictions("suspect", sample.suspect())
            + sample.reference().map(r -> ", " + predictions("reference", r)).orElse(""));
  }

  private String predictions(String model, ScanSample.Predictions predictions) {
    return model
        + "\u00a0"
        + labels.of(predictions.before())
        + "\u00a0→\u00a0"
        + labels.of(predictions.after());
  }

  private static PictureView picture(ImageShape shape, float[] values, int side, String alt) {
    Thumbnail small = Thumbnail.of(shape, values, side);
    return PictureView.of(
        MapPictures.intensities(small.shape(), small.values(), IntensityRange.FULL), alt);
  }
}
