package io.trojanscope.report.html;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.report.CandidateText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.Thumbnail;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScanSample;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shows a recovered trigger: by itself, and on real images. */
final class TriggerViewBuilder {
  private static final int LARGE_SIDE = 400;
  private static final int SAMPLE_SIDE = 160;
  private static final float GREY = 0.5f;

  private final ScanDocument document;
  private final RecoveredTrigger trigger;
  private final CandidateTrigger stamp;
  private final ClassLabels labels;

  TriggerViewBuilder(ScanDocument document, RecoveredTrigger trigger, ClassLabels labels) {
    this.document = document;
    this.trigger = trigger;
    this.stamp = CandidateTrigger.of(trigger, document.shape());
    this.labels = labels;
  }

  TriggerView view() {
    return new TriggerView(
        TriggerWords.title(document.result()),
        lead(),
        facts(),
        figures(),
        legends(),
        document.samples().stream().map(this::sample).toList(),
        document.samples().isEmpty()
            ? "The scan had no real images to show it on."
            : "Real images, and the class that each model predicts: without → with the trigger.");
  }

  private String lead() {
    String source = labels.numbered(trigger.pair().source());
    String target = labels.numbered(trigger.pair().target());
    String found =
        document.result().source().isPresent()
            ? "Found for images of class " + source + " and the target class " + target + "."
            : "Makes the suspect classify images of "
                + PairGroup.ALL_OTHERS
                + " as class "
                + target
                + ". Pictures and success rates are those of class "
                + source
                + ".";
    return document.result().verdict() == Verdict.BACKDOORED
        ? found
        : found + " It is " + CandidateText.of(document.result()) + ".";
  }

  /**
   * The trigger alone and on the first real image. If it covers the whole image, also the image
   * without it.
   */
  List<FigureView> closeUp() {
    List<FigureView> figures = new ArrayList<>(figures());
    for (ScanSample sample : document.samples().stream().limit(1).toList()) {
      if (!isLocal()) {
        figures.add(without(sample, LARGE_SIDE));
      }
      figures.add(withTrigger(sample, LARGE_SIDE));
    }
    return figures;
  }

  private boolean isLocal() {
    return trigger.type().isLocal();
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Trigger type", TriggerWords.description(trigger)));
    facts.add(new Fact("Place", TriggerWords.place(Optional.of(trigger))));
    switch (trigger.type()) {
      case SPARSE, PATCH, MASK ->
          facts.add(new Fact("Size of the mask", NumberText.decimal(size()) + " pixels"));
      case FAINT -> facts.add(new Fact("Opacity of the pattern", opacity()));
      case BRIGHTNESS, WAVE, WARP, TONE -> {}
    }
    facts.add(
        new Fact(
            "Success rate in the suspect", TriggerWords.successRate(trigger.suspectSuccess())));
    trigger
        .referenceSuccess()
        .ifPresent(
            r ->
                facts.add(new Fact("Success rate in the references", TriggerWords.successRate(r))));
    return facts;
  }

  private double size() {
    double size = 0;
    for (float value : trigger.mask()) {
      size += value;
    }
    return size;
  }

  /** The same for all pixels. */
  private String opacity() {
    return NumberText.percent(size() / document.shape().area());
  }

  private List<FigureView> figures() {
    return switch (trigger.type()) {
      case SPARSE, PATCH, MASK -> List.of(mask(), patternOnGrey());
      case FAINT ->
          List.of(
              figure(
                  "Pattern",
                  "at full strength; it shows through at " + opacity(),
                  document.shape(),
                  trigger.pattern(),
                  "Pattern of the recovered trigger at full strength"));
      case BRIGHTNESS, WAVE, WARP, TONE -> List.of();
    };
  }

  private FigureView mask() {
    return figure(
        "Mask",
        "white: replaced, black: kept",
        new ImageShape(1, document.shape().height(), document.shape().width()),
        trigger.mask(),
        "Mask of the recovered trigger, " + TriggerWords.place(Optional.of(trigger)));
  }

  private FigureView patternOnGrey() {
    float[] grey = new float[document.shape().size()];
    Arrays.fill(grey, GREY);
    return figure(
        "Pattern",
        "on grey where nothing is pasted",
        document.shape(),
        stamped(grey),
        "Pattern of the recovered trigger on grey");
  }

  private float[] stamped(float[] image) {
    float[] stamped = image.clone();
    TriggerStamp.apply(stamp, document.shape(), stamped, 0);
    return stamped;
  }

  private List<LegendView> legends() {
    return isLocal()
        ? List.of(
            new Legends(new ImageShape(1, 1, 1))
                .intensity("Mask: share of a pixel that is replaced", IntensityRange.FULL))
        : List.of();
  }

  private static FigureView figure(
      String heading, String note, ImageShape shape, float[] values, String alt) {
    return new FigureView(heading, "", Optional.of(picture(shape, values, LARGE_SIDE, alt)), note);
  }

  private MapBlock sample(ScanSample sample) {
    return new MapBlock(
        "class " + labels.of(sample.label()),
        "",
        false,
        List.of(without(sample, SAMPLE_SIDE), withTrigger(sample, SAMPLE_SIDE)));
  }

  private FigureView without(ScanSample sample, int side) {
    return new FigureView(
        "As it is",
        "",
        Optional.of(
            picture(
                document.shape(),
                sample.image().values(),
                side,
                "Image of class " + labels.of(sample.label()))),
        "");
  }

  private FigureView withTrigger(ScanSample sample, int side) {
    return new FigureView(
        "With the trigger",
        "",
        Optional.of(
            picture(
                document.shape(),
                stamped(sample.image().values()),
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
