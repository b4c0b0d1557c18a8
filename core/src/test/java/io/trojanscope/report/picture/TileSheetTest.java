package io.trojanscope.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileSheetTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

  @Test
  void joinsRowsWithAPixelBetweenAndGreyWhereNothingIs() {
    BufferedImage black = grey(0, 0);
    BufferedImage white = grey(1, 1);

    BufferedImage sheet =
        TileSheet.of(List.of(Optional.of(black), Optional.of(white), Optional.empty()), 2, black);

    assertThat(sheet.getWidth()).isEqualTo(5);
    assertThat(sheet.getHeight()).isEqualTo(3);
    assertThat(sheet.getRaster().getPixels(0, 0, 5, 3, (int[]) null))
        .containsExactly(0, 0, 128, 255, 255, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128);
  }

  @Test
  void keepsThePaletteOfSignedMaps() {
    BufferedImage map = MapPictures.signed(SHAPE, new float[] {-1, 1}, new SignedLimit(1));

    BufferedImage sheet = TileSheet.of(List.of(Optional.empty(), Optional.of(map)), 2, map);

    assertThat(sheet.getColorModel()).isEqualTo(map.getColorModel());
    assertThat(sheet.getRGB(3, 0)).isEqualTo(map.getRGB(0, 0));
    assertThat(sheet.getRaster().getSample(0, 0, 0)).isEqualTo(Palette.NO_VALUE);
  }

  private static BufferedImage grey(float left, float right) {
    return MapPictures.intensities(SHAPE, new float[] {left, right}, IntensityRange.FULL);
  }
}
