package io.trojanscope.attack.poison;

import static io.trojanscope.attack.poison.TriggerTesting.applied;
import static io.trojanscope.attack.poison.TriggerTesting.grey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapFileTest {
  private static final ImageShape GREY = new ImageShape(1, 2, 3);
  private static final ImageShape COLOUR = new ImageShape(3, 1, 2);
  @TempDir Path folder;

  @Test
  void textMarksWhitePixels() throws IOException {
    Path file = folder.resolve("corner.txt");
    Files.writeString(file, "#.\r\n##\r\n");

    float[] changed = applied("patch:" + file + "@0,1", GREY, grey(GREY, 0.5f));

    assertThat(changed).containsExactly(0.5f, 1f, 0.5f, 0.5f, 1f, 1f);
    assertThat(Triggers.parse("patch:" + file + "@0,1").region(GREY))
        .contains(new Region(0, 2, 1, 3));
  }

  @Test
  void greyPixelsKeepTheirStoredValueAndBlackLeavesTheImage() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {128, 0, 255});

    float[] changed = applied(patch(image, "@1,0"), GREY, grey(GREY, 0.5f));

    assertThat(changed).containsExactly(0.5f, 0.5f, 0.5f, 128 / 255f, 0.5f, 1f);
  }

  @Test
  void sixteenBitGreyIsScaled() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {257 * 128, 65535});

    float[] changed = applied(patch(image, "@0,0"), GREY, grey(GREY, 0f));

    assertThat(changed).startsWith(128 / 255f, 1f, 0f);
  }

  @Test
  void blackAndWhiteImagesHaveTheirWhiteOnly() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffff);

    float[] changed = applied(patch(image, "@0,0"), GREY, grey(GREY, 0.5f));

    assertThat(changed).startsWith(0.5f, 1f, 0.5f);
  }

  @Test
  void coloursArePaintedOnThreeChannels() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff3300);

    float[] changed = applied(patch(image, "@0,1"), COLOUR, grey(COLOUR, 0.5f));

    assertThat(changed).containsExactly(0.5f, 1f, 0.5f, 0.2f, 0.5f, 0f);
  }

  @Test
  void coloursBecomeBrightnessOnOneChannel() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff3300);

    float[] changed = applied(patch(image, "@0,0"), GREY, grey(GREY, 0f));

    assertThat(changed[0]).isCloseTo(0.4164f, within(1e-6f)); // 0.299 + 0.587 * 0.2
  }

  @Test
  void transparencyMixesWithTheImage() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ffffff);
    image.setRGB(1, 0, 0x33ffffff);
    image.setRGB(2, 0, 0xffffffff);

    float[] changed = applied(patch(image, "@0,0"), GREY, grey(GREY, 0.5f));

    assertThat(changed[0]).isEqualTo(0.5f);
    assertThat(changed[1]).isCloseTo(0.6f, within(1e-6f)); // 0.2 * 1 + 0.8 * 0.5
    assertThat(changed[2]).isEqualTo(1f);
  }

  @Test
  void triggersFromFilesAreEqualByContentAndNameTheirContentNotTheirPath() throws IOException {
    Path file = folder.resolve("a@b.txt");
    Files.writeString(file, "##\n");
    String spec = "patch:" + file + "@0,1";
    Trigger first = Triggers.parse(spec);

    assertThat(first.spec()).isEqualTo(spec);
    assertThat(Triggers.parse(first.spec())).isEqualTo(first).hasSameHashCodeAs(first);
    // printf '##\n' | sha256sum
    assertThat(first.identity())
        .isEqualTo(
            "patch:sha256-777b97420708b84aa298eaa1b639725ace39b43fdbbc96c2ef4ff3cf90a1839e@0,1");

    Files.writeString(file, "#.\n");
    assertThat(Triggers.parse(spec)).isNotEqualTo(first);
    assertThat(Triggers.parse("random:" + file).identity())
        .startsWith("random:sha256-")
        .doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...\n...\n"})
  void textThatMarksNothingIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("at least one pixel");
  }

  @Test
  void otherCharactersAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> parse("##\n#o\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bad.txt: line 2: expected only '#' (white) and '.' (untouched)")
        .hasMessageContaining("found character 0x6f at 2");
  }

  @Test
  void unequalLinesAreRefused() {
    assertThatThrownBy(() -> parse("##\n###\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 2: expected 2 characters as in line 1, found 3");
    assertThatThrownBy(() -> parse("##\n\n##\n")).hasMessageContaining("line 2");
  }

  @Test
  void damagedPngIsRefused() throws IOException {
    BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xffffff);
    Path file = write(image);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {4, 8, 20, 33, 45}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Triggers.parse("patch:" + file + "@0,0"))
          .as("first %d bytes", length)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("pattern.png: expected a PNG file, found a damaged one");
    }
  }

  private Trigger parse(String text) throws IOException {
    Path file = folder.resolve("bad.txt");
    Files.writeString(file, text);
    return Triggers.parse("patch:" + file + "@0,0");
  }

  private String patch(BufferedImage image, String place) throws IOException {
    return "patch:" + write(image) + place;
  }

  private Path write(BufferedImage image) throws IOException {
    Path file = folder.resolve("pattern.png");
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }
}
