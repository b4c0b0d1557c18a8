package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images as people have them, beyond a folder of pictures for each class. */
class BroughtImagesTest {
  @TempDir private Path folder;
  private final List<String> remarks = new ArrayList<>();

  @Test
  void tinyImageNetsLayoutIsRead() throws IOException {
    for (String name : List.of("n01", "n02")) {
      picture("train/" + name + "/images/" + name + "_0.png", name.equals("n01") ? 10 : 20);
      text("train/" + name + "/" + name + "_boxes.txt", "x");
    }
    picture("val/images/val_0.png", 21);
    picture("val/images/val_1.png", 11);
    text("val/val_annotations.txt", "val_0.png\tn02\t0\t0\t5\t5\nval_1.png\tn01\t0\t0\t5\t5\n");
    picture("test/images/test_0.png", 99);

    LabeledData data = DataSource.open(folder, request(List.of()));

    assertThat(data.classNames()).containsExactly("n01", "n02");
    assertThat(values(data.training())).containsExactly(10, 20);
    assertThat(labels(data.training())).containsExactly(0, 1);
    assertThat(values(data.test())).containsExactly(11, 21);
    assertThat(labels(data.test())).containsExactly(0, 1);
  }

  @Test
  void labelsOfACsvFileAreRead() throws IOException {
    picture("a/1.png", 1);
    picture("a/2.png", 2);
    picture("3.png", 3);
    picture("unlabeled.png", 4);
    Path csv =
        text("labels.csv", "id,path,class\n7,a/1.png,dog\n8,a/2.png,\"cat, small\"\n9,3,dog\n");

    LabeledImages images = DataSource.openTest(folder, csv.toString(), request(List.of()));

    assertThat(images.classNames()).containsExactly("cat, small", "dog");
    assertThat(values(images)).containsExactly(2, 3, 1);
    assertThat(labels(images)).containsExactly(0, 1, 1);
    assertThat(remarks).contains("ignored 1 pictures outside of the class folders: unlabeled.png");
    assertThat(DataSource.storedShape(folder, csv.toString())).contains(new ImageShape(1, 2, 2));
  }

  @Test
  void aCsvFileKeepsTrainingAndTestApart() throws IOException {
    for (String part : List.of("train", "test")) {
      picture(part + "/1.png", part.equals("train") ? 1 : 3);
      picture(part + "/2.png", part.equals("train") ? 2 : 4);
    }
    Path csv = text("l.csv", "train/1.png;x\ntrain/2.png;y\ntest/1.png;y\ntest/2.png;x\n");

    LabeledData data = DataSource.open(folder, csv.toString(), request(List.of()));

    assertThat(values(data.training())).containsExactly(1, 2);
    assertThat(values(data.test())).containsExactly(4, 3);
  }

  @Test
  void theHashDependsOnTheLabelsAndNotOnTheirPlace() throws IOException {
    picture("images/1_2.png", 1);
    Path csv = text("labels.csv", "1_2.png,dog\n");
    Path copy = text("copy.csv", "1_2.png,dog\n");
    String first = hash(csv.toString());

    assertThat(hash(copy.toString())).isEqualTo(first);
    text("labels.csv", "1_2.png,cat\n");
    assertThat(hash(csv.toString())).isNotEqualTo(first);
    assertThat(hash("{class}_*.png")).isNotEqualTo(hash("*_{class}.png"));
    assertThat(hash("{class}_*.png")).isEqualTo(hash("{class}_*.png"));
    assertThat(ImageSource.folder(folder.resolve("images")).sha256())
        .isNotIn(first, hash("{class}_*.png"));
  }

  private String hash(String labels) {
    return ImageSource.folder(folder.resolve("images"), Optional.of(labels)).sha256();
  }

  @Test
  void labelsThatDoNotFitAreRefused() throws IOException {
    picture("1.png", 1);
    assertRefused("a.csv", "a.csv: expected a CSV file with the columns file and class");
    assertRefused(
        text("b.csv", "2.png,dog\n").toString(),
        "expected labels of the pictures in " + folder + ", such as 1.png, found none among 1");
    assertRefused(text("c.csv", "1.png\n").toString(), "line 1: expected a file and a class");
    assertRefused(
        text("d.csv", "1.png,a\n1.png,b\n").toString(), "line 2: expected one class for each file");
    assertRefused("{class}-*.png", "expected pictures named like {class}-*.png, found 1.png");
  }

  @Test
  void classesAreReadFromFileNames() throws IOException {
    picture("cat_1.png", 1);
    picture("dog_2.png", 2);
    picture("more/dog_a_3.png", 3);

    LabeledImages images = DataSource.openTest(folder, "{class}_*.png", request(List.of()));

    assertThat(images.classNames()).containsExactly("cat", "dog");
    assertThat(labels(images)).containsExactly(0, 1, 1);
    assertThatThrownBy(
            () -> DataSource.openTest(folder, "more/{class}_a_*", request(List.of("dog", "x"))))
        .hasMessageContaining("expected images of at least 2 classes, found only dog");
  }

  @Test
  void aClassNameThatIsWrittenInAnotherWayIsNamed() throws IOException {
    for (String name : List.of("airplane", "Bird", "cat", "fox")) {
      picture(name + "/1.png", 1);
    }
    List<String> ofModel = List.of("airplane", "bird", "cat", "deer");

    assertThatThrownBy(() -> DataSource.openTest(folder, request(ofModel)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            folder
                + ": expected class folders with the model's class names, found Bird (probably"
                + " bird); rename them");
    Files.move(folder.resolve("Bird"), folder.resolve("bird"));
    assertThatThrownBy(() -> DataSource.openTest(folder, request(ofModel)))
        .hasMessageContaining(
            "found also fox; rename those that are classes and move the others elsewhere");
  }

  @Test
  void foldersAndFilesThatAreNoClassesAreNamed() throws IOException {
    picture("a/1.png", 1);
    picture("b/1.png", 2);
    text("a/Thumbs.db", "x");
    text("notes/readme.txt", "x");

    DataSource.openTest(folder, request(List.of()));

    assertThat(remarks)
        .contains(
            "ignored 1 folders without pictures: notes",
            "ignored 1 files that are not pictures: Thumbs.db");
  }

  @Test
  void picturesThatCannotBeReadAreNamed() throws IOException {
    for (String name : List.of("a/1.tif", "b/1.tif")) {
      text(name, "II*\0 and more");
    }
    assertThatThrownBy(() -> DataSource.openTest(folder, request(List.of())))
        .hasMessageContaining("1.tif (it is a TIFF file, which is not read; convert it to PNG)");
  }

  @Test
  void filesOfOtherKindsInFoldersAreNamed() throws IOException {
    text("a/1.npy", "x");
    text("b/1.npy", "x");
    assertThatThrownBy(() -> DataSource.openTest(folder, request(List.of())))
        .hasMessageContaining("2 folders (a, b) with files of the kinds .npy, which are not read");
  }

  @Test
  void theFoldersOfTorchvisionAreFound() throws IOException {
    IdxBytes.writeSound(Files.createDirectories(folder.resolve("MNIST/raw")));

    LabeledData data = DataSource.open(folder, request(List.of()));

    assertThat(data.training().size()).isEqualTo(3);
    assertThat(data.name()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void pickledImagesAreNamed() throws IOException {
    text("cifar-10-batches-py/data_batch_1", "x");
    for (Path given : List.of(folder, folder.resolve("cifar-10-batches-py"))) {
      assertThatThrownBy(() -> DataSource.open(given, request(List.of())))
          .hasMessageContaining(
              "found cifar-10-batches-py, which are Python pickles; download the binary version"
                  + " (cifar-10-binary.tar.gz)");
    }
  }

  @Test
  void idxImagesAreResizedAndMadeColourful() throws IOException {
    IdxBytes.writeSound(folder);
    ImageShape stored = DataSource.openTest(folder, request(List.of())).shape();
    ImageShape wanted = new ImageShape(3, 2 * stored.height(), 2 * stored.width());
    DataRequest request =
        new DataRequest(Optional.of(wanted), List.of(), ProgressListener.NONE, remarks::add);

    LabeledImages images = DataSource.openTest(folder, request);

    assertThat(images.shape()).isEqualTo(wanted);
    float[] values = images.batch(0).values();
    for (int i = 0; i < wanted.area(); i++) {
      assertThat(values[wanted.area() + i]).isEqualTo(values[i]);
    }
    assertThat(remarks)
        .contains(images.size() + " images of " + stored + ", stretched to " + wanted);
  }

  private DataRequest request(List<String> classNames) {
    return new DataRequest(Optional.empty(), classNames, ProgressListener.NONE, remarks::add);
  }

  private void assertRefused(String labels, String problem) {
    assertThatThrownBy(() -> DataSource.openTest(folder, labels, request(List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem);
  }

  private static List<Integer> labels(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).boxed().toList();
  }

  /** The value of each image, which is the same everywhere. */
  private static List<Integer> values(LabeledImages images) {
    return IntStream.range(0, images.size())
        .map(i -> Math.round(255 * images.batch(i).values()[0]))
        .boxed()
        .toList();
  }

  private void picture(String name, int value) throws IOException {
    write(name, PngBytes.plain(2, 2, PngBytes.GREY, value));
  }

  private Path text(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
