package io.trojanscope.report.picture;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Draws the maps of one result, all maps of a kind on one scale. */
public final class MapPainter {
  private final ImageShape shape;
  private final MapScales scales;

  public MapPainter(ImageShape shape, List<MapComparison> comparisons) {
    this.shape = shape;
    this.scales = MapScales.of(comparisons);
  }

  public MapScales scales() {
    return scales;
  }

  /**
   * Draws a map, one picture pixel per image pixel; averaged over square blocks where the image is
   * larger than {@code longestSide}. Empty if a model has no map there.
   */
  public Optional<BufferedImage> paint(
      MapComparison comparison, MapKind kind, MapSide side, int longestSide) {
    return side.mean(comparison, kind)
        .map(values -> paint(Thumbnail.of(shape, values, longestSide), kind, side));
  }

  private BufferedImage paint(Thumbnail map, MapKind kind, MapSide side) {
    if (kind == MapKind.ADVERSARIAL && side != MapSide.DIFFERENCE) {
      return MapPictures.intensities(map.shape(), map.values(), scales.adversarial());
    }
    return MapPictures.signed(map.shape(), map.values(), limit(kind, side));
  }

  private SignedLimit limit(MapKind kind, MapSide side) {
    if (side != MapSide.DIFFERENCE) {
      return scales.perturbation();
    }
    return kind == MapKind.ADVERSARIAL
        ? scales.adversarialDifference()
        : scales.perturbationDifference();
  }
}
