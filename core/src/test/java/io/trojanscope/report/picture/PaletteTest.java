package io.trojanscope.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.Test;

class PaletteTest {
  /** Equal magnitudes of either sign look equally dark, and greater ones darker. */
  @Test
  void isSymmetricInLightness() {
    IndexColorModel colors = Palette.DIVERGING.colors();
    int middle = Palette.LAST / 2;
    for (int step = 1; step <= middle; step++) {
      double below = lightness(colors, middle - step);
      assertThat(lightness(colors, middle + step)).isCloseTo(below, within(0.02));
      assertThat(below).isLessThan(lightness(colors, middle - step + 1));
    }
  }

  @Test
  void darkensSteadily() {
    IndexColorModel colors = Palette.SEQUENTIAL.colors();
    for (int i = 1; i <= Palette.LAST; i++) {
      assertThat(lightness(colors, i)).isLessThan(lightness(colors, i - 1));
    }
  }

  /** L of OKLab (B. Ottosson, 2020). */
  private static double lightness(IndexColorModel colors, int index) {
    double red = linear(colors.getRed(index));
    double green = linear(colors.getGreen(index));
    double blue = linear(colors.getBlue(index));
    return 0.2104542553 * Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        + 0.7936177850 * Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        - 0.0040720468 * Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  }

  private static double linear(int level) {
    double value = level / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
