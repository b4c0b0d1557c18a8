package io.trojanscope.report.picture;

import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** Draws pixel values (CHW), one picture pixel per image pixel. */
public final class MapPictures {
  private static final int RGB = 3;

  private MapPictures() {}

  /**
   * Intensities: in colour for 3 channels (red, green, blue), in grey for 1; for any other number,
   * the mean over the channels in grey.
   */
  public static BufferedImage intensities(ImageShape shape, float[] values, IntensityRange range) {
    boolean color = shape.channels() == RGB;
    BufferedImage picture =
        new BufferedImage(
            shape.width(),
            shape.height(),
            color ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = picture.getRaster();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int band = 0; band < (color ? RGB : 1); band++) {
          double value =
              color ? values[shape.index(band, row, column)] : mean(shape, values, row, column);
          raster.setSample(column, row, band, range.level(value));
        }
      }
    }
    return picture;
  }

  /**
   * Signed values, purple below 0 and orange above; of several channels, the value of greatest
   * magnitude.
   */
  public static BufferedImage signed(ImageShape shape, float[] values, SignedLimit limit) {
    BufferedImage picture = indexed(shape.width(), shape.height(), Palette.DIVERGING);
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int color = limit.index(greatest(shape, values, row, column));
        picture.getRaster().setSample(column, row, 0, color);
      }
    }
    return picture;
  }

  /**
   * A matrix of values from 0 up, near white to dark blue; grey where the value is NaN.
   *
   * @param values row by row
   * @param greatest drawn darkest
   */
  public static BufferedImage heat(int rows, int columns, double[] values, double greatest) {
    BufferedImage picture = indexed(columns, rows, Palette.SEQUENTIAL);
    for (int i = 0; i < values.length; i++) {
      int color =
          Double.isNaN(values[i])
              ? Palette.NO_VALUE
              : Palette.index(greatest > 0 ? values[i] / greatest : 0);
      picture.getRaster().setSample(i % columns, i / columns, 0, color);
    }
    return picture;
  }

  /** The diverging palette from left to right, one pixel high. */
  public static BufferedImage divergingLegend() {
    return legend(Palette.DIVERGING);
  }

  /** The palette of {@link #heat} from left to right, one pixel high. */
  public static BufferedImage heatLegend() {
    return legend(Palette.SEQUENTIAL);
  }

  /** Black to white from left to right, one pixel high. */
  public static BufferedImage intensityLegend() {
    BufferedImage picture = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      picture.getRaster().setSample(i, 0, 0, i);
    }
    return picture;
  }

  private static BufferedImage legend(Palette palette) {
    BufferedImage picture = indexed(Palette.LAST + 1, 1, palette);
    for (int i = 0; i <= Palette.LAST; i++) {
      picture.getRaster().setSample(i, 0, 0, i);
    }
    return picture;
  }

  private static BufferedImage indexed(int width, int height, Palette palette) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.colors());
  }

  private static double mean(ImageShape shape, float[] values, int row, int column) {
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      sum += values[shape.index(channel, row, column)];
    }
    return sum / shape.channels();
  }

  private static double greatest(ImageShape shape, float[] values, int row, int column) {
    double greatest = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      double value = values[shape.index(channel, row, column)];
      if (Math.abs(value) > Math.abs(greatest)) {
        greatest = value;
      }
    }
    return greatest;
  }
}
