package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.RealData;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.file.PngBytes;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImageFolderTest {
  @TempDir Path folder;
  private final List<String> remarks = new ArrayList<>();

  @Test
  void foldersAreClassesInNaturalOrder() throws IOException {
    for (int i = 0; i < 12; i++) {
      picture("train/" + i + "/a.png", 3, 10 * i);
      picture("test/" + i + "/a.png", 3, 10 * i + 1);
    }

    LabeledData data = DataSource.open(folder, request(Optional.empty()));

    assertThat(data.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    assertThat(data.shape()).isEqualTo(new ImageShape(1, 3, 3));
    for (int i = 0; i < 12; i++) {
      assertThat(data.training().label(i)).isEqualTo(i);
      assertThat(data.training().batch(i).values()).containsOnly(10 * i / 255f);
      assertThat(data.test().batch(i).values()).containsOnly((10 * i + 1) / 255f);
    }
    assertThat(remarks)
        .containsExactly(
            "data: image folders " + folder + ", 12 classes (0, 1, 2, 3, 4 and 7 more)",
            "training images: 12 of 1x3x3, from PNG files, not resized",
            "test images: 12 of 1x3x3, from PNG files, not resized");
  }

  @Test
  void picturesAreResizedToTheShapeThatIsAskedFor() throws IOException {
    picture("cat/a.png", 2, 9);
    picture("dog/a.png", 5, 8);

    LabeledImages images =
        DataSource.openTest(folder, request(Optional.of(new ImageShape(3, 4, 6))));

    assertThat(images.shape()).isEqualTo(new ImageShape(3, 4, 6));
    assertThat(images.batch(1).values()).containsOnly(8 / 255f);
    assertThat(remarks)
        .contains("images: 2 of 3x4x6, from PNG files of 2x2 to 5x5, stretched to 4x6");
    refusal().hasMessageContaining("of one size, found 2x2 in a.png and 5x5 in a.png; resize");
  }

  @Test
  void picturesOfOneSizeTellTheInputShape() throws IOException {
    picture("cat/a.png", 4, 9);
    picture("dog/a.png", 4, 8);
    assertThat(DataSource.storedShape(folder)).contains(new ImageShape(1, 4, 4));

    picture("dog/b.png", 5, 8);
    assertThat(DataSource.storedShape(folder)).isEmpty();
  }

  @Test
  void theModelsNamesDecideTheOrderOfClasses() throws IOException {
    picture("cat/a.png", 2, 1);
    picture("bird/a.png", 2, 2);
    List<String> ofModel = List.of("dog", "cat", "bird");

    LabeledImages images = DataSource.openTest(folder, request(Optional.empty(), ofModel));

    assertThat(images.classNames()).isEqualTo(ofModel);
    assertThat(List.of(images.label(0), images.label(1))).containsExactly(2, 1);
    DataSource.openTest(folder, request(Optional.empty(), List.of("a", "b")));
    assertThat(remarks)
        .anyMatch(
            remark -> remark.endsWith("in natural order, as their names are not the model's"));
  }

  @Test
  void anUndividedFolderIsDividedForTraining() throws IOException {
    for (int i = 0; i < 10; i++) {
      picture("a/" + i + ".png", 2, i);
      picture("b/" + i + ".png", 2, 100 + i);
    }

    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.training().size()).isEqualTo(16);
    assertThat(data.test().size()).isEqualTo(4);
    assertThat(data.test().batch(0).values()).containsOnly(4 / 255f);
    assertThat(DataSource.openTest(folder, DataRequest.AS_STORED).size()).isEqualTo(20);
  }

  @Test
  void greyAndColourTogetherAreColour() throws IOException {
    picture("a/a.png", 2, 50);
    write("b/a.png", PngBytes.plain(2, 2, PngBytes.RGB, 60));

    LabeledImages images = DataSource.openTest(folder, DataRequest.AS_STORED);

    assertThat(images.shape()).isEqualTo(new ImageShape(3, 2, 2));
    assertThat(images.batch(0).values()).containsOnly(50 / 255f).hasSize(12);
  }

  @Test
  void fewBadFilesAreSkippedAndCounted() throws IOException {
    for (int i = 0; i < 20; i++) {
      picture("a/" + i + ".png", 2, i);
      picture("b/" + i + ".png", 2, i);
    }
    write("a/text.png", "hello".getBytes(StandardCharsets.US_ASCII));
    write("b/huge.png", PngBytes.header(30_000, 30_000, 8, PngBytes.RGB).end());
    write("b/notes.txt", new byte[3]);

    LabeledImages images = DataSource.openTest(folder, request(Optional.empty()));

    assertThat(images.size()).isEqualTo(40);
    assertThat(remarks)
        .contains(
            "skipped 2 of the images: text.png (it is no PNG, JPEG, GIF, BMP, WebP, PPM or PGM file; convert it to PNG),"
                + " huge.png (it has 30000x30000 pixels, more than 33554432 in all)");
  }

  @Test
  void allOfSomeSkippedAndPicturesOfNoClassAreNamed() throws IOException {
    for (int i = 0; i < 60; i++) {
      picture("a/" + i + ".png", 2, i);
      picture("b/" + i + ".png", 2, i);
    }
    for (int i = 0; i < 10; i++) {
      write("a/bad" + i + ".png", new byte[3]);
    }
    picture("loose.png", 2, 1);

    DataSource.openTest(folder, request(Optional.empty()));

    assertThat(remarks)
        .contains("ignored 1 pictures outside of the class folders: loose.png")
        .anyMatch(
            remark -> remark.startsWith("skipped 10 of the images") && remark.contains("bad9.png"))
        .noneMatch(remark -> remark.endsWith(" more"));
  }

  @Test
  void manyBadFilesAreAnError() throws IOException {
    for (int i = 0; i < 9; i++) {
      picture("a/" + i + ".png", 2, i);
    }
    write("b/text.png", "hello".getBytes(StandardCharsets.US_ASCII));
    write("b/text2.png", "hello".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> DataSource.openTest(folder, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "at most 1 in 10 of the images to be unreadable, found 2 of 11: text");
  }

  @Test
  void pipesAndLinksThatLeadBackAreSkippedWithAWarning() throws Exception {
    picture("a/1.png", 2, 1);
    picture("b/1.png", 2, 2);
    Files.createSymbolicLink(folder.resolve("a/loop.png"), folder.resolve("a/loop.png"));
    Files.createSymbolicLink(folder.resolve("back"), folder);
    Files.createDirectory(folder.resolve("c"));
    Files.createSymbolicLink(folder.resolve("c/nowhere.png"), folder.resolve("missing"));
    boolean pipe =
        new ProcessBuilder("mkfifo", folder.resolve("b/pipe.png").toString()).start().waitFor()
            == 0;
    assumeTrue(pipe, "needs the command mkfifo");

    LabeledImages images = DataSource.openTest(folder, request(Optional.empty()));

    assertThat(images.classNames()).containsExactly("a", "b");
    assertThat(remarks)
        .contains(
            "skipped 4 entries that are neither files nor folders, or link back to a folder above:"
                + " back, loop.png, pipe.png, nowhere.png");
  }

  @Test
  void oneClassIsTooFew() throws IOException {
    picture("train/a/1.png", 2, 1);
    picture("test/a/1.png", 2, 1);

    refusal().hasMessageContaining("expected training images of at least 2 classes, found only a");
  }

  @Test
  void oneReadableClassIsTooFew() throws IOException {
    for (int i = 0; i < 20; i++) {
      picture("a/" + i + ".png", 2, i);
    }
    write("b/text.png", new byte[3]);

    assertThatThrownBy(() -> DataSource.openTest(folder, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected readable images of at least 2 classes, found only a; add");
  }

  @Test
  void halvesThatAreMissing() throws IOException {
    picture("test/a/1.png", 2, 1);
    picture("test/b/1.png", 2, 1);

    refusal()
        .hasMessageContaining(
            "expected a folder train with pictures in class folders in the same folder as");
    assertThat(DataSource.openTest(folder, DataRequest.AS_STORED).size()).isEqualTo(2);
  }

  @Test
  void picturesWithoutClassesAreRefused() throws IOException {
    picture("1.png", 2, 1);

    refusal().hasMessageContaining("expected a folder of pictures for each class, found 1 picture");
  }

  @Test
  void namesThatAreNoTextAreRead() throws Exception {
    picture("b/1.png", 2, 2);
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "d=$(printf 'a\\377'); mkdir \"$d\" && cp b/1.png \"$d/$(printf 'x\\376.png')\"")
            .directory(folder.toFile())
            .start();
    assumeTrue(shell.waitFor() == 0, "needs file names of any bytes");

    LabeledImages images = DataSource.openTest(folder, DataRequest.AS_STORED);

    assertThat(images.size()).isEqualTo(2);
    assertThat(images.classNames().get(0)).startsWith("a").hasSize(2);
  }

  @Test
  @Tag("slow")
  void anUnpackedArchiveOfRealPhotosIsRead() throws Exception {
    Path archive = RealData.require("cifar10/cifar10-jpeg.tar.xz");
    Process tar =
        new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", folder.toString(), "test")
            .start();
    assumeTrue(tar.waitFor() == 0, "needs tar and xz");

    LabeledImages images = DataSource.openTest(folder, DataRequest.AS_STORED);

    assertThat(images.size()).isEqualTo(10_000);
    assertThat(images.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(images.classNames()).hasSize(10).startsWith("airplane").endsWith("truck");
  }

  private DataRequest request(Optional<ImageShape> shape) {
    return request(shape, List.of());
  }

  private DataRequest request(Optional<ImageShape> shape, List<String> classNames) {
    return new DataRequest(shape, classNames, ProgressListener.NONE, remarks::add);
  }

  private void picture(String name, int side, int value) throws IOException {
    write(name, PngBytes.plain(side, side, PngBytes.GREY, value));
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refusal() {
    return assertThatThrownBy(() -> DataSource.open(folder, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
  }
}
