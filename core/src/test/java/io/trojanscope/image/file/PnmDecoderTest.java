package io.trojanscope.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.spec.ImageShape;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PnmDecoderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "P2\\n# a comment\\n2 1\\n255\\n7 200\\n | 7,200",
        "P2 2 1 3 0 3 | 0,255",
        "P5\\n2 1\\n255\\n\\7\\310 | 7,200",
        "P5 2 1 65535\\n\\7\\0\\377\\377 | 7,255",
      })
  void greyIsRead(String content, String values) throws UnreadablePictureException {
    Picture picture = decode(content);

    assertThat(picture.shape()).isEqualTo(new ImageShape(1, 1, 2));
    assertThat(picture.colour(0, 0, 0) + "," + picture.colour(0, 0, 1)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource({"P3 1 2 255 1 2 3 4 5 6", "P6 1 2 255\\n\\1\\2\\3\\4\\5\\6"})
  void coloursAreRead(String content) throws UnreadablePictureException {
    Picture picture = decode(content);

    assertThat(picture.format()).isEqualTo(PictureFormat.PNM);
    assertThat(picture.shape()).isEqualTo(new ImageShape(3, 2, 1));
    assertThat(picture.resized(picture.shape())).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "P5 2 2 255\\n\\1, it ends early",
    "P2 2 1 255 7, it ends early",
    "P2 1 1 255 256, a value is above its largest",
    "P2 1 1 0 0, its largest value",
    "P6 999999 999999 255\\n, more than 65535 on a side",
    "P6 99999999999 1 255\\n, a number in it is too large",
    "P6 x 1 255\\n, a number is expected",
    "P5 1 1 255, it ends early",
  })
  void damageIsRefused(String content, String problem) {
    assertThatThrownBy(() -> decode(content))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void namesOfPicturesAreKnown() {
    assertThat(PictureFormat.hasPictureName("00000.ppm")).isTrue();
    assertThat(PictureFormat.hasPictureName("a.PGM")).isTrue();
    assertThat(PictureFormat.hasPictureName("a.tiff")).isTrue();
    assertThat(PictureFormat.hasPictureName("a.txt")).isFalse();
  }

  private static Picture decode(String escaped) throws UnreadablePictureException {
    return PictureDecoder.decode(escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
  }
}
