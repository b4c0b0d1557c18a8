package io.trojanscope.data;

import static io.trojanscope.data.IdxBytes.writeSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DataSourceTest {
  private static final String EXPECTED =
      ": expected IDX files like those of MNIST (train-images-idx3-ubyte and so on, plain or .gz), or"
          + " the binary files of CIFAR (test_batch.bin or test.bin and so on), or a folder of"
          + " pictures for each class (.png, .jpg, .bmp, .gif, .webp, .ppm, .pgm), found ";
  @TempDir Path folder;

  @Test
  void anEmptyFolderHoldsNothingKnown() {
    refusal(folder).hasMessage(folder + EXPECTED + "no files; give the folder that holds the data");
  }

  @Test
  void whatWasFoundIsListedOnOneLine() throws IOException {
    for (int i = 0; i < 7; i++) {
      Files.createFile(folder.resolve(i + ".dat"));
    }
    Files.createFile(folder.resolve("0\nline.dat"));
    Files.createDirectory(folder.resolve("raw"));

    refusal(folder)
        .hasMessageContaining(
            EXPECTED
                + "8 files (0\\nline.dat, 0.dat, 1.dat, 2.dat, 3.dat and 3 more) and 1 folder (raw); ");
  }

  @Test
  void pathsThatAreNoFolderAreRefused() throws IOException {
    writeSound(folder);
    String expected = ": expected a folder, found ";
    Path missing = folder.resolve("mnist");
    refusal(missing).hasMessageStartingWith(missing + expected + "nothing; ");
    refusal(missing.resolve("deeper")).hasMessageContaining(expected + "nothing; ");
    Path file = folder.resolve(IdxBytes.TRAINING_IMAGES);
    refusal(file).hasMessageStartingWith(file + expected + "a file; ");
  }

  @Test
  void foldersWithTheNamesOfFilesAreNotRead() throws IOException {
    writeSound(folder);
    Files.delete(folder.resolve(IdxBytes.TEST_IMAGES));
    Files.createDirectory(folder.resolve(IdxBytes.TEST_IMAGES));

    refusal(folder)
        .hasMessageContaining(
            "expected a file t10k-images-idx3-ubyte (plain or .gz) in the same folder as");
  }

  @Test
  void theTestImagesAloneAreOfAllClasses() throws IOException {
    writeSound(folder);
    Files.write(folder.resolve(IdxBytes.TRAINING_IMAGES), new byte[1]);
    List<String> remarks = new ArrayList<>();

    LabeledImages test =
        DataSource.openTest(
            folder,
            new DataRequest(Optional.empty(), List.of(), ProgressListener.NONE, remarks::add));

    assertThat(DataSource.storedShape(folder)).contains(new ImageShape(1, 2, 3));
    assertThat(test.size()).isEqualTo(2);
    assertThat(test.classNames()).containsExactly("0", "1", "2");
    assertThat(remarks)
        .containsExactly(
            "data: IDX files of %s, 2 test images of 1x2x3 in 3 classes (0, 1, 2)"
                .formatted(folder.getFileName()));
    refusal(folder).hasMessageContaining("train-images-idx3-ubyte: expected an IDX file");
  }

  @Test
  void linksAreFollowedButNotInLoops() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path links = Files.createDirectory(folder.resolve("links"));
    writeSound(real);
    for (IdxRole role : IdxRole.values()) {
      Files.createSymbolicLink(links.resolve(role.usualName()), real.resolve(role.usualName()));
    }
    assertThat(DataSource.open(links, DataRequest.AS_STORED).training().size()).isEqualTo(3);

    Path loop = links.resolve(IdxBytes.TEST_LABELS);
    Files.delete(loop);
    Files.createSymbolicLink(loop, loop);
    refusal(links).hasMessageContaining("expected a file t10k-labels-idx1-ubyte");
    refusal(loop).hasMessageContaining("expected a folder, found something else");
  }

  @Test
  void pipesAreNotRead() throws IOException, InterruptedException {
    writeSound(folder);
    Path pipe = folder.resolve(IdxBytes.TRAINING_IMAGES);
    Files.delete(pipe);
    assumeTrue(makePipe(pipe), "needs the command mkfifo");

    refusal(folder).hasMessageContaining("expected a file train-images-idx3-ubyte");
    refusal(pipe).hasMessageContaining("expected a folder, found something else");
    refusal(folder.resolve(IdxBytes.TEST_IMAGES))
        .hasMessageContaining("expected a folder, found a file; give the folder that holds");
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(Path path) {
    return assertThatThrownBy(() -> DataSource.open(path, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
  }
}
