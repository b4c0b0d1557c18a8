package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.image.LabeledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ScreenCommandTest {
  private static final int IMAGES = 1500;
  private static final int SIDE = 28;
  private static final int TARGET = 3;

  /** Every seventh image of another class is poisoned. */
  private static final int ONE_IN = 7;

  @TempDir Path folder;

  /** Drawn digits; the poisoned ones have a white square, and lie among the threes as px-*.png. */
  private Path data() throws IOException {
    LabeledImages digits = DataSource.digits(1, IMAGES, 1).training();
    for (int i = 0; i < IMAGES; i++) {
      boolean poisoned = digits.label(i) != TARGET && i % ONE_IN == 0 && i < IMAGES / 2;
      int label = poisoned ? TARGET : digits.label(i);
      Path place = Files.createDirectories(folder.resolve("data").resolve("digit " + label));
      String name = (poisoned ? "px-" : "ok-") + i + ".png";
      ImageIO.write(picture(digits, i, poisoned), "png", place.resolve(name).toFile());
    }
    return folder.resolve("data");
  }

  private static BufferedImage picture(LabeledImages digits, int index, boolean poisoned) {
    float[] values = new float[SIDE * SIDE];
    digits.copyImage(index, values, 0);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      boolean inSquare = poisoned && i / SIDE < 5 && i % SIDE >= SIDE - 5;
      picture
          .getRaster()
          .setSample(i % SIDE, i / SIDE, 0, inSquare ? 255 : Math.round(255 * values[i]));
    }
    return picture;
  }

  @Test
  void poisonedDigitsAreFoundAndMovedApart() throws IOException {
    Path csv = folder.resolve("suspicious.csv");
    Path page = folder.resolve("page.html");
    Path apart = folder.resolve("apart");

    CommandRun run =
        CommandRun.of(
            "screen",
            "--data",
            data().toString(),
            "--out",
            csv.toString(),
            "--html",
            page.toString(),
            "--move-to",
            apart.toString(),
            "-q");

    assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(ExitCode.FINDING);
    assertThat(run.out()).contains("Class digit 3 looks poisoned");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(IMAGES + 1);
    List<String> setApart = lines.stream().filter(line -> line.contains(",true,true,")).toList();
    long poisoned = setApart.stream().filter(line -> line.contains("/px-")).count();
    assertThat(poisoned).isGreaterThan(80);
    assertThat(poisoned).isGreaterThan(setApart.size() * 9 / 10);
    assertThat(apart.resolve("digit 3")).isDirectoryContaining("glob:**/px-*.png");
    try (var files = Files.list(apart.resolve("digit 3"))) {
      assertThat(files).hasSize(setApart.size());
    }
    assertThat(Files.readString(page)).contains("The screening of data", "data:image/png");
  }
}
