package io.trojanscope.data;

import static io.trojanscope.data.CifarBytes.file;
import static io.trojanscope.data.CifarBytes.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  @TempDir Path folder;

  @Test
  void cifar10() throws IOException {
    CifarBytes.writeSound(folder);
    byte[] first = image(1, 9);
    first[1 + 32 * 32 + 33] = 77; // green, row 1, column 1
    Files.write(folder.resolve("data_batch_1.bin"), file(first, image(2, 0)));

    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(data.classNames()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(data.training().size()).isEqualTo(3);
    assertThat(data.training().label(0)).isEqualTo(9);
    assertThat(data.training().batch(0).values()[data.shape().index(1, 1, 1)]).isEqualTo(77 / 255f);
    assertThat(data.training().batch(2).values()).containsOnly(3 / 255f);
    assertThat(data.test().label(0)).isEqualTo(3);
  }

  @Test
  void cifar100HasItsFineLabels() throws IOException {
    Files.write(folder.resolve("train.bin"), file(image(1, 19, 99), image(2, 3, 7)));
    Files.write(folder.resolve("test.bin"), file(image(3, 0, 1)));

    LabeledData data = DataSource.open(folder, DataRequest.AS_STORED);

    assertThat(data.classNames()).hasSize(100).startsWith("0").endsWith("99");
    assertThat(data.training().label(0)).isEqualTo(99);
    assertThat(data.training().label(1)).isEqualTo(7);
    assertThat(data.training().batch(1).values()).containsOnly(2 / 255f);
  }

  @Test
  void theTestFileAloneIsEnoughToTestWith() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), file(image(3, 4), image(5, 6)));

    LabeledImages test = DataSource.openTest(folder, DataRequest.AS_STORED);

    assertThat(DataSource.storedShape(folder)).contains(new ImageShape(3, 32, 32));
    assertThat(test.size()).isEqualTo(2);
    assertThat(test.label(1)).isEqualTo(6);
    refusal().hasMessageContaining("expected files to train on and test_batch.bin as in CIFAR-10");
  }

  @Test
  void damage() throws IOException {
    CifarBytes.writeSound(folder);
    Path batch = folder.resolve("data_batch_10.bin");
    byte[] sound = Files.readAllBytes(batch);

    Files.write(batch, Arrays.copyOf(sound, sound.length - 1));
    refusal().hasMessageContaining("10.bin: expected images of 3073 bytes each, as in CIFAR-10");
    Files.write(batch, new byte[0]);
    refusal().hasMessageContaining("found 0 bytes in total; download the file again");
    Files.write(batch, image(3, 10));
    refusal()
        .hasMessageContaining(
            "expected a class from 0 to 9 for image 0, found 10; download the file again");
    Files.write(batch, sound);
    Files.writeString(folder.resolve("batches.meta.txt"), "cat\ndog\n");
    refusal().hasMessageContaining("expected 10 class names, one per line, found 2");
    Files.delete(folder.resolve("test_batch.bin"));
    refusal().hasMessageContaining("and test_batch.bin as in CIFAR-10, found 3 files");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refusal() {
    return assertThatThrownBy(() -> DataSource.open(folder, DataRequest.AS_STORED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
  }
}
