package io.trojanscope.report.html;

import io.trojanscope.report.picture.IntensityRange;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPictures;
import io.trojanscope.report.picture.MapScales;
import io.trojanscope.report.picture.SignedLimit;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** States the scales that the maps are drawn on. */
final class Legends {
  private final ImageShape shape;

  Legends(ImageShape shape) {
    this.shape = shape;
  }

  List<LegendView> of(MapScales scales, MapKind kind, boolean referenced) {
    List<LegendView> legends = new ArrayList<>();
    String models = referenced ? "Suspect and reference" : "Maps";
    legends.add(
        kind == MapKind.ADVERSARIAL
            ? intensity(models + ": mean intensity", scales.adversarial())
            : signed(models + ": mean of what the attack added", scales.perturbation()));
    if (referenced) {
      legends.add(
          signed(
              "Difference: suspect minus reference",
              kind == MapKind.ADVERSARIAL
                  ? scales.adversarialDifference()
                  : scales.perturbationDifference()));
    }
    return legends;
  }

  LegendView intensity(String title, IntensityRange range) {
    String channels =
        switch (shape.channels()) {
          case 1 -> "";
          case 3 -> ", each of red, green and blue";
          default -> ", mean of " + shape.channels() + " channels";
        };
    return new LegendView(
        title + channels,
        PictureView.of(MapPictures.intensityLegend(), "Black to white"),
        List.of(NumberText.decimal(range.low()), NumberText.decimal(range.high())));
  }

  LegendView signed(String title, SignedLimit limit) {
    String channels = shape.channels() == 1 ? "" : ", the channel with the greatest magnitude";
    return new LegendView(
        title + channels,
        PictureView.of(MapPictures.divergingLegend(), "Purple over white to orange"),
        List.of(NumberText.decimal(-limit.limit()), "0", "+" + NumberText.decimal(limit.limit())));
  }

  static LegendView heat(String title, double greatest) {
    return new LegendView(
        title,
        PictureView.of(MapPictures.heatLegend(), "Near white to dark blue"),
        List.of("0", NumberText.decimal(greatest)));
  }
}
