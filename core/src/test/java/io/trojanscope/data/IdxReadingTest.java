package io.trojanscope.data;

import static io.trojanscope.data.IdxBytes.TEST_IMAGES;
import static io.trojanscope.data.IdxBytes.TEST_LABELS;
import static io.trojanscope.data.IdxBytes.TRAINING_IMAGES;
import static io.trojanscope.data.IdxBytes.TRAINING_LABELS;
import static io.trojanscope.data.IdxBytes.file;
import static io.trojanscope.data.IdxBytes.gzip;
import static io.trojanscope.data.IdxBytes.images;
import static io.trojanscope.data.IdxBytes.labels;
import static io.trojanscope.data.IdxBytes.writeSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxReadingTest {
  @TempDir Path folder;

  @Test
  void readsImagesLabelsAndClasses() throws IOException {
    writeSound(folder);
    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.name()).isEqualTo(folder.getFileName().toString());
    assertThat(data.shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(data.classNames()).containsExactly("0", "1", "2");
    assertThat(labelsOf(data.training())).containsExactly(2, 0, 1);
    assertThat(labelsOf(data.test())).containsExactly(1, 0);
    assertThat(data.test().batch(1).values())
        .containsExactly(106 / 255f, 107 / 255f, 108 / 255f, 109 / 255f, 110 / 255f, 111 / 255f);
  }

  @Test
  void valuesAreUnsigned() throws IOException {
    writeSound(folder);
    write(TEST_IMAGES, file(8, new int[] {2, 2, 3}, 0, 127, 128, 254, 255, 1, 0, 0, 0, 0, 0, 0));

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).test().batch(0).values())
        .containsExactly(0f, 127 / 255f, 128 / 255f, 254 / 255f, 1f, 1 / 255f);
  }

  @ParameterizedTest
  @CsvSource({"-, .gz", ".,''", "., .gz", "-,''"})
  void readsTheUsualNames(String beforeIdx, String suffix) throws IOException {
    writeSound(folder);
    String expected = DataSource.open(folder, DataRequest.AS_STORED).training().sha256();
    for (String name : new String[] {TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS}) {
      byte[] content = Files.readAllBytes(folder.resolve(name));
      Files.delete(folder.resolve(name));
      String newName = name.replace("-idx", beforeIdx + "idx") + suffix;
      write(newName, suffix.isEmpty() ? content : gzip(content));
    }

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).training().sha256())
        .isEqualTo(expected);
  }

  @Test
  void compressionIsFoundByContentNotByName() throws IOException {
    writeSound(folder);
    write(TRAINING_IMAGES, gzip(images(3, 0)));
    Files.delete(folder.resolve(TEST_LABELS));
    write(TEST_LABELS + ".gz", labels(1, 0));

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).training().size()).isEqualTo(3);
  }

  @Test
  void gzipInSeveralMembersIsReadWhole() throws IOException {
    writeSound(folder);
    byte[] content = images(3, 0);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (byte element : content) {
      members.writeBytes(gzip(new byte[] {element}));
    }
    String expected = DataSource.open(folder, DataRequest.AS_STORED).training().sha256();
    write(TRAINING_IMAGES, members.toByteArray());

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).training().sha256())
        .isEqualTo(expected);
  }

  @Test
  void thePlainFileIsPreferredToTheCompressedOne() throws IOException {
    writeSound(folder);
    write(TRAINING_IMAGES + ".gz", new byte[] {1});

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).training().size()).isEqualTo(3);
  }

  @Test
  void fourDimensionsHaveChannels() throws IOException {
    writeSound(folder);
    write(TRAINING_IMAGES, file(8, new int[] {3, 3, 1, 2}, IntStream.range(0, 18).toArray()));
    write(TEST_IMAGES, file(8, new int[] {2, 3, 1, 2}, IntStream.range(0, 12).toArray()));
    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.shape()).isEqualTo(new ImageShape(3, 1, 2));
    assertThat(data.training().batch(2).values()[5]).isEqualTo(17 / 255f);
  }

  @Test
  void labelsMayStartAtOne() throws IOException {
    writeSound(folder);
    write(TRAINING_LABELS, labels(3, 1, 2));
    write(TEST_LABELS, labels(2, 4));
    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.classNames()).containsExactly("1", "2", "3", "4");
    assertThat(labelsOf(data.training())).containsExactly(2, 0, 1);
    assertThat(labelsOf(data.test())).containsExactly(1, 3);
  }

  @Test
  void labelsThatNobodyHasKeepTheirClass() throws IOException {
    writeSound(folder);
    write(TRAINING_LABELS, labels(200, 2, 2));
    write(TEST_LABELS, labels(2, 2));

    assertThat(DataSource.open(folder, DataRequest.AS_STORED).classNames()).hasSize(201);
    assertThat(labelsOf(DataSource.open(folder, DataRequest.AS_STORED).training()))
        .containsExactly(200, 2, 2);
  }

  @Test
  void oneOfSeveralSetsIsChosenByTheBeginningOfItsNames() throws IOException {
    writeSet("emnist-letters-", 3);
    writeSet("emnist-digits-", 4);

    assertThatThrownBy(() -> DataSource.open(folder, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found 2 sets [emnist-digits, emnist-letters]")
        .hasMessageEndingWith("; give one of them, as in " + folder.resolve("emnist-letters"));
    LabeledData digits = DataSource.open(folder.resolve("emnist-digits"), DataRequest.AS_STORED);
    assertThat(digits.name()).isEqualTo("emnist-digits");
    assertThat(digits.training().size()).isEqualTo(4);
  }

  private void writeSet(String beginning, int count) throws IOException {
    write(beginning + "train-images-idx3-ubyte", images(count, 0));
    write(beginning + "train-labels-idx1-ubyte", labels(IntStream.range(0, count).toArray()));
    write(beginning + "test-images-idx3-ubyte.gz", gzip(images(count, 0)));
    write(
        beginning + "test-labels-idx1-ubyte.gz", gzip(labels(IntStream.range(0, count).toArray())));
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static int[] labelsOf(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }
}
