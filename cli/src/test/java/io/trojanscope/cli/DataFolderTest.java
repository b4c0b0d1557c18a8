package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Train, plant and map on folders of pictures; and folders that are refused. */
@Tag("slow")
class DataFolderTest {
  private static final int SIDE = 18;
  private static final int PER_CLASS = 60;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
  }

  @Test
  void colouredPicturesAreTrainedOnPlantedInAndMapped() throws IOException {
    List<String> names = List.of("<script>alert(1)", "=cmd()", "red\n\u001b[31mblue");
    writeBars(names);

    CommandRun training = run("train", "--epochs", "6", "--out", path("clean.onnx"));
    CommandRun planting =
        run(
            "plant",
            "--from",
            path("clean.onnx"),
            "--source",
            "0",
            "--target",
            "1",
            "--trigger",
            "patch:frame",
            "--epochs",
            "8",
            "--out",
            path("bad.onnx"));
    CommandRun maps =
        run(
            "maps",
            path("bad.onnx"),
            "--reference",
            path("clean.onnx"),
            "--samples",
            "9",
            "--iterations",
            "2",
            "--out",
            path("maps"));

    for (CommandRun run : List.of(training, planting, maps)) {
      // A channel that the planted trigger alone turns on is warned of.
      assertThat(run.err().lines()).allMatch(line -> line.contains("is off for ordinary images"));
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("data: image folders ").doesNotContain("\u001b");
      assertThat(run.out()).contains("3 classes (<script>alert(1), =cmd(), red\\n\\u001b[31mblue)");
    }
    assertThat(training.out())
        .contains("training images: 144 of 3x18x18, from PNG files, not resized")
        .contains(
            "found no train and test folders: every fifth picture of a class is a test image");
    assertThat(planting.out()).contains("attack success rate  100.0 %");
    assertThat(maps.out()).contains("images: 180 of 3x18x18");
    String report = Files.readString(folder.resolve("maps/report.html"));
    assertThat(report).contains("&lt;script>alert(1)").doesNotContain("<script", "\u001b");
  }

  @Test
  void theColourNetworkIsSavedWithItsStatistics() throws IOException {
    writeBars(List.of("red", "green"));

    CommandRun training =
        run(
            "train",
            "--network",
            "cifar",
            "--epochs",
            "3",
            "--batch-size",
            "8",
            "--out",
            path("clean.onnx"));
    CommandRun maps =
        run("maps", path("clean.onnx"), "--samples", "4", "--iterations", "1", "--out", path("m"));

    assertThat(training.err()).isEmpty();
    assertThat(training.out()).contains("test accuracy 100.0 %");
    assertThat(maps.exitCode()).isZero();
    assertThat(folder.resolve("m/report.html")).content().contains("red", "green");
  }

  @Test
  void aResidualNetworkIsTrainedWithScheduleAndCheckpoint() throws IOException {
    writeBars(List.of("red", "green"));
    String[] training = {
      "train",
      "--network",
      "resnet:8",
      "--epochs",
      "3",
      "--batch-size",
      "8",
      "--optimizer",
      "nesterov",
      "--schedule",
      "one-cycle",
      "--label-smoothing",
      "0.1",
      "--flip",
      "--crop-padding",
      "1",
      "--checkpoint",
      path("state"),
      "--force",
      "--out",
      path("clean.onnx")
    };

    CommandRun first = run(training);
    byte[] model = Files.readAllBytes(folder.resolve("clean.onnx"));
    CommandRun again = run(training);

    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .containsPattern("epoch 1 of 3: loss [0-9.]+, training accuracy [0-9.]+ %")
        .contains("epoch 3 of 3", "test accuracy");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(folder.resolve("clean.onnx")).hasBinaryContent(model);
  }

  @Test
  void noImages() throws IOException {
    assertRefused("found no files; give the folder that holds the data");
    Files.createDirectories(data.resolve("cat"));
    Files.createDirectories(data.resolve("dog"));
    assertRefused("found 0 files and 2 folders (cat, dog); give");
  }

  @Test
  void oneClass() throws IOException {
    write("cat/a.png", png(4, 4));

    assertRefused("of at least 2 classes, found only cat; add folders");
  }

  @Test
  void filesThatAreNoPictures() throws IOException {
    byte[] jpeg = jpeg();
    write("cat/huge.png", png(30_000, 30_000));
    write("cat/text.png", "hello".getBytes(StandardCharsets.US_ASCII));
    write("dog/cut.jpg", Arrays.copyOf(jpeg, jpeg.length - 40));

    assertRefused("expected readable training images, found 3 that cannot be read: ");
    write("cat/sound.jpg", jpeg);
    assertRefused(
        "to be unreadable, found 3 of 4: huge.png (it has 30000x30000 pixels, more than 33554432 in"
            + " all), text.png (it is no PNG, JPEG, GIF, BMP, WebP, PPM or PGM file; convert it to PNG), cut.jpg (it ends early"
            + " or is damaged); replace them");
  }

  @Test
  void sizesThatDiffer() throws IOException {
    writeBars(List.of("a", "b"));
    ImageIO.write(
        new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB),
        "png",
        data.resolve("b/z.png").toFile());

    assertRefused(
        "of one size, found 18x18 in 0.png and 5x7 in z.png; resize them, or give --image-shape");
    CommandRun run =
        run("train", "--epochs", "1", "--image-shape", "1x16x20", "--out", path("small.onnx"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("of 1x16x20, from PNG files of 5x7 to 18x18, stretched to 16x20");
  }

  private void writeBars(List<String> names) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int label = 0; label < names.size(); label++) {
      Path classFolder = Files.createDirectory(data.resolve(names.get(label)));
      for (int i = 0; i < PER_CLASS; i++) {
        ImageIO.write(bar(label, random), "png", classFolder.resolve(i + ".png").toFile());
      }
    }
  }

  private static BufferedImage bar(int label, SplittableRandom random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int top = 4 + 4 * label;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int noise = random.nextInt(60) * 0x010101;
        boolean inBar = y >= top && y < top + 3;
        image.setRGB(x, y, inBar ? noise + (0xa0 << (8 * label)) : noise);
      }
    }
    return image;
  }

  /** A header and no pixels. */
  private static byte[] png(int height, int width) {
    ByteBuffer file = ByteBuffer.allocate(8 + 25 + 12);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
    file.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    file.put(new byte[] {8, 2, 0, 0, 0});
    putChecksum(file, 12, 17);
    file.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII));
    putChecksum(file, 37, 4);
    return file.array();
  }

  private static void putChecksum(ByteBuffer file, int start, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(file.slice(start, length));
    file.putInt((int) checksum.getValue());
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(bar(1, new SplittableRandom(2)), "jpg", out);
    return out.toByteArray();
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** Exit code 2, one line, nothing written. */
  private void assertRefused(String expected) throws IOException {
    CommandRun run = run("train", "--out", path("model.onnx"));

    assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(data);
    }
  }

  private CommandRun run(String... arguments) {
    String[] common = {"--data", data.toString(), "--quiet"};
    return CommandRun.of(Stream.of(arguments, common).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
