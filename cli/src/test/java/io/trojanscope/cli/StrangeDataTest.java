package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders of pictures with strange things in them, and data that do not fit the model. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class StrangeDataTest {
  private static final int PICTURES = 12;

  @TempDir Path folder;

  @BeforeEach
  void makeModelAndPictures() throws IOException {
    Files.write(folder.resolve("model.onnx"), BrightnessData.network().build().toByteArray());
    writePictures("0 dark", 0);
    writePictures("1 bright", 255);
  }

  private void writePictures(String name, int grey) throws IOException {
    Path classFolder = Files.createDirectories(folder.resolve("data").resolve(name));
    for (int i = 0; i < PICTURES; i++) {
      ImageIO.write(plain(grey), "png", classFolder.resolve(i + ".png").toFile());
    }
  }

  private static BufferedImage plain(int grey) {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 4; pixel++) {
      image.getRaster().setSample(pixel % 2, pixel / 2, 0, grey);
    }
    return image;
  }

  @Test
  void pipesAndLinksThatLeadNowhereAreSkippedAndNamed() throws Exception {
    shell("mkfifo 'data/0 dark/pipe.png' && ln -s ../../data 'data/1 bright/back.png'");
    shell("ln -s loop.png 'data/1 bright/loop.png'");

    CommandRun run = run("inspect");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(
            "skipped 3 entries that are neither files nor folders, or link back to a folder above:"
                + " pipe.png, back.png, loop.png")
        .containsPattern("images +accuracy 100\\.0 % on 24 images");
  }

  @Test
  void namesThatAreNoTextAreReadAndShownInert() throws Exception {
    shell("mv 'data/1 bright' \"data/$(printf '1\\377\\033[31m')\"");
    shell(
        "cd data/1* && mv 0.png \"$(printf 'x\\376\\n.png')\" && printf no >\"$(printf '\\376.png')\"");

    CommandRun run = run("inspect");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(
            "2 classes (0 dark, 1\ufffd\\u001b[31m)",
            "skipped 1 of the images: \ufffd.png (it is no")
        .containsPattern("images +accuracy 100\\.0 % on 24 images")
        .doesNotContain("\u001b");
  }

  /** Of 16 bits the upper ones count, of an animation the first picture. */
  @Test
  void picturesOfLessUsualKindsAreReadOrNamed() throws IOException {
    BufferedImage deep = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {65535, 65535, 50000, 50000});
    ImageIO.write(deep, "png", folder.resolve("data/1 bright/deep.png").toFile());
    writeAnimation(folder.resolve("data/0 dark/moving.gif"), 10, 255);
    writeForPrinting(folder.resolve("data/1 bright/print.jpg"));

    CommandRun run = run("inspect");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("skipped 1 of the images: print.jpg (its colours are neither grey nor RGB)")
        .containsPattern("images +accuracy 100\\.0 % on 26 images");
  }

  private static void writeAnimation(Path file, int... greys) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int grey : greys) {
        writer.writeToSequence(new IIOImage(plain(grey), null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** A JPEG of four colours: cyan, magenta, yellow and black. */
  private static void writeForPrinting(Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      WritableRaster inks =
          Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 2, 4, new Point());
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
  }

  @Test
  void dataOfAnotherNumberOfClassesAreRefused() throws IOException {
    writePictures("2 grey", 128);
    String expected = " in 2 classes, as model.onnx takes them, found 1x2x2 in 3; give images";

    assertRefused(run("maps", "--out", folder.resolve("out").toString()), expected);
    assertRefused(run("scan", "--out", folder.resolve("out").toString()), expected);
    assertRefused(
        run("inspect"), " in 2 classes, as the model takes them, found 1x2x2 in 3; give images");
  }

  private void assertRefused(CommandRun run, String message) throws IOException {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> !line.startsWith("warning: ")))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("error: data: ").contains(message));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(folder::relativize).map(Path::toString))
          .containsExactlyInAnyOrder("data", "model.onnx");
    }
  }

  private void shell(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
    assumeTrue(shell.waitFor() == 0, "needs a shell, pipes and file names of any bytes");
  }

  private CommandRun run(String command, String... more) {
    String[] first = {command, path("model.onnx"), "--data", path("data"), "--quiet"};
    return CommandRun.of(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
