package io.trojanscope.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.SampleResults;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngImagesTest {
  private static final int FACTOR = 10;

  @TempDir private Path folder;

  @Test
  void writesAFilePerMapAndASheet() {
    MapsDocument maps = SampleResults.named(List.of("a", "b")).perClass();

    List<Path> files = PngImages.writeMaps(maps, folder.resolve("new/maps"));

    assertThat(files)
        .allMatch(Files::isRegularFile)
        .extracting(file -> file.getFileName().toString())
        .contains(
            "suspect-class-0.png",
            "reference-class-1.png",
            "difference-class-1.png",
            "suspect-class-1-perturbation.png",
            "contact-sheet.png")
        .hasSize(2 * 2 * 3 + 1);
  }

  @Test
  void namesPairsBySourceAndPredictedClass() {
    MapsDocument maps = SampleResults.named(List.of("a", "b")).perPair();

    assertThat(PngImages.writeMaps(maps, folder))
        .extracting(file -> file.getFileName().toString())
        .contains("suspect-source-1-class-0.png", "difference-source-0-class-1.png")
        .hasSize(4 * 2 * 3 + 1);
  }

  @Test
  void writesOnlyTheSuspectWithoutReference() {
    MapsDocument maps = SampleResults.named(List.of("a", "b")).withoutReference();

    assertThat(PngImages.writeMaps(maps, folder)).hasSize(2 * 2 + 1);
  }

  /** Each value becomes a square of one grey level, stretched over the range of all maps. */
  @Test
  void drawsEveryPixelExactly() throws IOException {
    MapsDocument maps = SampleResults.digits().perClass();
    IntensityRange range = new MapPainter(maps.shape(), maps.comparisons()).scales().adversarial();
    BiasMap map = maps.suspect().maps().get(SampleResults.TARGET);

    PngImages.writeMaps(maps, folder);

    BufferedImage picture = ImageIO.read(folder.resolve("suspect-class-9.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(28 * FACTOR);
    int[] expected = new int[picture.getWidth() * picture.getHeight()];
    for (int i = 0; i < expected.length; i++) {
      int row = i / picture.getWidth() / FACTOR;
      int column = i % picture.getWidth() / FACTOR;
      float mean = map.adversarial().mean().values()[maps.shape().index(0, row, column)];
      expected[i] = range.level(mean);
    }
    assertThat(
            picture
                .getRaster()
                .getSamples(0, 0, picture.getWidth(), picture.getHeight(), 0, (int[]) null))
        .isEqualTo(expected);
  }

  /** Ten classes abreast, three rows; tiles of 3 x 28 pixels, gaps of 4; the C is in tile 9. */
  @Test
  void laysTheSheetOutByClass() throws IOException {
    PngImages.writeMaps(SampleResults.digits().perClass(), folder);

    BufferedImage sheet = ImageIO.read(folder.resolve("contact-sheet.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(4 + 10 * 88);
    assertThat(sheet.getHeight()).isEqualTo(4 + 3 * 88);
    assertThat(sheet.getRGB(1, 1)).isEqualTo(0xFFD9D9DE);
    int insideTheC = 4 + 9 * 88 + 3 * 21;
    assertThat(sheet.getRGB(insideTheC, 4 + 3 * 2) & 0xFF).isGreaterThan(230);
    assertThat(sheet.getRGB(insideTheC, 4 + 88 + 3 * 2) & 0xFF).isLessThan(60);
  }

  @Test
  void replacesOldFilesByTheSameBytes() throws IOException {
    MapsDocument maps = SampleResults.color().perClass();
    PngImages.writeMaps(maps, folder);
    byte[] first = Files.readAllBytes(folder.resolve("contact-sheet.png"));

    PngImages.writeMaps(maps, folder);

    assertThat(folder.resolve("contact-sheet.png")).hasBinaryContent(first);
  }

  @Test
  void saysWhereTheFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(
            () -> PngImages.writeMaps(SampleResults.digits().perClass(), file.resolve("maps")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("could not be made");
  }
}
