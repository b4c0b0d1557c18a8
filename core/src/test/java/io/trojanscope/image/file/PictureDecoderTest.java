package io.trojanscope.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PictureDecoderTest {
  private static final ImageShape STORED = new ImageShape(3, 11, 13);

  @ParameterizedTest
  @ValueSource(strings = {"lossless.webp", "animated.webp", "animated.png"})
  void exactFormatsGiveTheirFirstFrame(String name) throws Exception {
    Picture picture = PictureDecoder.decode(resource(name));

    assertThat(picture.resized(STORED)).isEqualTo(pattern());
  }

  @ParameterizedTest
  @CsvSource({"lossy.webp, lossy, 16", "progressive.jpg, progressive, 1", "animated.gif, gif, 0"})
  void otherFormatsAgreeWithPillow(String name, String expected, int tolerance) throws Exception {
    Picture picture = PictureDecoder.decode(resource(name));

    assertClose(picture.resized(picture.shape()), expected, tolerance);
  }

  @Test
  void resizingAgreesWithPillow() throws Exception {
    Picture picture = PictureDecoder.decode(resource("lossless.webp"));

    assertClose(picture.resized(new ImageShape(3, 4, 5)), "smaller", 1);
    assertClose(picture.resized(new ImageShape(3, 17, 20)), "larger", 1);
    assertClose(picture.resized(new ImageShape(1, 11, 13)), "grey", 0);
  }

  @Test
  void greyBecomesThreeEqualChannels() throws Exception {
    Picture picture = PictureDecoder.decode(PngBytes.plain(2, 3, PngBytes.GREY, 77));

    assertThat(picture.shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(picture.resized(new ImageShape(3, 5, 4))).containsOnly(77).hasSize(60);
  }

  @Test
  void sixteenBitsAreScaledToEight() throws Exception {
    byte[] row = {0, (byte) 0x80, (byte) 0x80, (byte) 0xff, (byte) 0xff};
    byte[] file =
        PngBytes.header(1, 2, 16, PngBytes.GREY).chunk("IDAT", PngBytes.deflated(row)).end();

    assertThat(PictureDecoder.decode(file).resized(new ImageShape(1, 1, 2)))
        .containsExactly(0x80, 0xff);
  }

  @Test
  void hugePicturesAreRefusedBeforeTheyAreDecoded() {
    byte[] file =
        PngBytes.header(30_000, 30_000, 8, PngBytes.RGB).chunk("IDAT", new byte[20]).end();

    assertRefused(file, "it has 30000x30000 pixels, more than 33554432 in all");
    assertRefused(
        PngBytes.header(1 << 24, 1, 8, PngBytes.GREY).chunk("IDAT", new byte[20]).end(),
        "it has 16777216x1 pixels, more than 65535 on a side");
  }

  @Test
  void textsAreNotUnpacked() throws Exception {
    byte[] bomb = PngBytes.deflated(new byte[1 << 20]);
    byte[] file = PngBytes.plain(2, 2, PngBytes.GREY, 5);
    byte[] withText =
        PngBytes.header(2, 2, 8, PngBytes.GREY)
            .chunk("zTXt", concat("a\0\0".getBytes(StandardCharsets.US_ASCII), bomb))
            .chunk("IDAT", PngBytes.deflated(new byte[] {0, 5, 5, 0, 5, 5}))
            .end();

    assertThat(PngChunks.onlyPixels(withText)).hasSameSizeAs(file);
    assertThat(PictureDecoder.decode(withText).colour(0, 1, 1)).isEqualTo(5);
  }

  @Test
  void truncatedFilesAreRefused() throws Exception {
    for (String name : new String[] {"progressive.jpg", "lossless.webp", "animated.gif"}) {
      byte[] whole = resource(name);
      assertThatThrownBy(() -> PictureDecoder.decode(Arrays.copyOf(whole, whole.length / 3)))
          .as(name)
          .isInstanceOf(UnreadablePictureException.class);
    }
    byte[] jpeg = written("jpg");
    assertRefused(Arrays.copyOf(jpeg, jpeg.length * 3 / 4), "it ends early or is damaged");
    byte[] png = PngBytes.plain(9, 9, PngBytes.RGB, 1);
    assertRefused(Arrays.copyOf(png, png.length - 20), "it ends early");
  }

  @Test
  void otherKindsAreRefused() throws Exception {
    assertRefused(
        "hello".getBytes(StandardCharsets.US_ASCII), "it is no PNG, JPEG, GIF, BMP, WebP, PPM or");
    assertRefused(new byte[0], "it is no PNG");
    assertThatThrownBy(() -> PictureDecoder.decode(resource("cmyk.jpg")))
        .isInstanceOf(UnreadablePictureException.class);
    byte[] png = PngBytes.plain(2, 2, PngBytes.GREY, 1);
    png[41] ^= 1;
    assertRefused(png, "a checksum is wrong");
  }

  @Test
  void bmpFilesThatHoldAnotherFileAreRefused() throws Exception {
    byte[] bmp = written("bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(30, 5);

    assertRefused(bmp, "it has the unknown compression 5");
  }

  @Test
  void jpegFilesOfManyScansAreRefused() throws Exception {
    byte[] scans = new byte[200];
    for (int i = 0; i < scans.length; i++) {
      scans[i] = (byte) (i % 2 == 0 ? 0xff : 0xda);
    }

    assertRefused(concat(written("jpg"), scans), "it has more than 64 scans");
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> PictureDecoder.decode(file))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageStartingWith(reason);
  }

  /** As pictures.py draws it. */
  private static byte[] pattern() {
    byte[] values = new byte[STORED.size()];
    for (int y = 0; y < STORED.height(); y++) {
      for (int x = 0; x < STORED.width(); x++) {
        values[STORED.index(0, y, x)] = (byte) (19 * x);
        values[STORED.index(1, y, x)] = (byte) (23 * y + 5 * x);
        values[STORED.index(2, y, x)] = (byte) (7 * x * y);
      }
    }
    return values;
  }

  private static void assertClose(byte[] values, String expected, int tolerance)
      throws IOException {
    JsonNode planes = JsonMapper.shared().readTree(resource("pictures.json")).get(expected);
    int i = 0;
    for (JsonNode plane : planes) {
      for (JsonNode value : plane) {
        assertThat(Math.abs((values[i] & 0xff) - value.intValue()))
            .as(expected + " value " + i)
            .isLessThanOrEqualTo(tolerance);
        i++;
      }
    }
    assertThat(values).hasSize(i);
  }

  private static byte[] written(String format) throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1600; i++) {
      image.setRGB(i % 40, i / 40, i * 0x030507);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PictureDecoderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
