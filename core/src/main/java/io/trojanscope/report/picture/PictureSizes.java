package io.trojanscope.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;

/** Makes pictures larger by whole factors, keeping every pixel a crisp square. */
final class PictureSizes {
  private PictureSizes() {}

  /** Enlarges by the greatest whole factor that keeps the longer side within {@code side}. */
  static BufferedImage enlarge(BufferedImage picture, int side) {
    int factor = Math.max(1, side / Math.max(picture.getWidth(), picture.getHeight()));
    ColorModel colors = picture.getColorModel();
    WritableRaster raster =
        colors.createCompatibleWritableRaster(
            picture.getWidth() * factor, picture.getHeight() * factor);
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        Object pixel = picture.getRaster().getDataElements(x / factor, y / factor, null);
        raster.setDataElements(x, y, pixel);
      }
    }
    return new BufferedImage(colors, raster, false, null);
  }
}
