package io.trojanscope.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MapPicturesTest {
  @Test
  void drawsGreyLevelsExactly() throws IOException {
    float[] values = {0, 0.25f, 0.5f, 0.75f, 1, 2};

    BufferedImage picture =
        decoded(MapPictures.intensities(new ImageShape(1, 2, 3), values, new IntensityRange(0, 1)));

    assertThat(picture.getWidth()).isEqualTo(3);
    assertThat(picture.getHeight()).isEqualTo(2);
    assertThat(picture.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null))
        .containsExactly(0, 64, 128, 191, 255, 255);
  }

  @Test
  void stretchesTheRangeFromBlackToWhite() throws IOException {
    float[] values = {0.2f, 0.3f, 0.4f};

    BufferedImage picture =
        decoded(
            MapPictures.intensities(
                new ImageShape(1, 1, 3), values, IntensityRange.of(Stream.of(values))));

    assertThat(picture.getRaster().getSamples(0, 0, 3, 1, 0, (int[]) null))
        .containsExactly(0, 128, 255);
  }

  @Test
  void drawsThreeChannelsInColor() throws IOException {
    float[] redThenWhite = {1, 1, 0, 1, 0, 1};

    BufferedImage picture =
        decoded(
            MapPictures.intensities(new ImageShape(3, 1, 2), redThenWhite, IntensityRange.FULL));

    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void averagesOtherNumbersOfChannels() throws IOException {
    float[] fourChannels = {0, 1, 0, 1};

    BufferedImage picture =
        decoded(
            MapPictures.intensities(new ImageShape(4, 1, 1), fourChannels, IntensityRange.FULL));

    assertThat(picture.getRaster().getSample(0, 0, 0)).isEqualTo(128);
  }

  @Test
  void drawsSignedValuesPurpleWhiteOrange() throws IOException {
    float[] values = {-2, 0, 2};

    BufferedImage picture =
        decoded(
            MapPictures.signed(new ImageShape(1, 1, 3), values, SignedLimit.of(Stream.of(values))));

    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF401F77);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xFFF7F6F6);
    assertThat(picture.getRGB(2, 0)).isEqualTo(0xFF592811);
  }

  @Test
  void drawsTheChannelOfGreatestMagnitude() throws IOException {
    float[] values = {0.5f, -1};

    BufferedImage picture =
        decoded(MapPictures.signed(new ImageShape(2, 1, 1), values, new SignedLimit(1)));

    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF401F77);
  }

  @Test
  void drawsMissingValuesGrey() throws IOException {
    BufferedImage picture =
        decoded(MapPictures.heat(2, 2, new double[] {0, 3, Double.NaN, 1.5}, 3));

    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFFF1F6FA);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF29205A);
    assertThat(picture.getRGB(0, 1)).isEqualTo(0xFFB9B9BE);
    assertThat(picture.getRGB(1, 1)).isEqualTo(0xFF708ADE);
  }

  @Test
  void scalesAllZeroMapsWithoutFailing() {
    assertThat(SignedLimit.of(Stream.of(new float[4])).limit()).isEqualTo(1);
    assertThat(IntensityRange.of(Stream.of(new float[4]))).isEqualTo(IntensityRange.FULL);
    assertThat(IntensityRange.of(Stream.empty())).isEqualTo(IntensityRange.FULL);
  }

  private static BufferedImage decoded(BufferedImage picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Png.encode(picture)));
  }
}
