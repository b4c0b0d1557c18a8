package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionLimitTest {
  private static final int SIZE = 6;
  private static final int KERNEL = 3;
  private static final int FILTERS = 4;

  /** 20 and 24 fill no whole number of the vectors that went wrong, 16 and 32 do. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 20, 24, 32, 50})
  void contiguousConvolutionsAreRightOnThisMachine(int channels) {
    float[] images = values(channels * SIZE * SIZE, 0.7);
    float[] weights = values(FILTERS * channels * KERNEL * KERNEL, 1.3);
    try (PtNDManager manager = TorchEngine.newManager()) {
      NDArray convolved =
          Conv2d.conv2d(
                  manager.create(images, new Shape(1, channels, SIZE, SIZE)),
                  manager.create(weights, new Shape(FILTERS, channels, KERNEL, KERNEL)))
              .head();

      assertThat(convolved.toFloatArray())
          .containsExactly(convolved(images, weights, channels), within(1e-4f));
    }
  }

  private static float[] values(int count, double step) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(step * i);
    }
    return values;
  }

  private static float[] convolved(float[] image, float[] weights, int channels) {
    int out = SIZE - KERNEL + 1;
    float[] sums = new float[FILTERS * out * out];
    for (int i = 0; i < sums.length; i++) {
      int row = i / out % out;
      int column = i % out;
      double sum = 0;
      for (int w = 0; w < channels * KERNEL * KERNEL; w++) {
        int y = row + w / KERNEL % KERNEL;
        int x = column + w % KERNEL;
        int channel = w / (KERNEL * KERNEL);
        sum +=
            (double) weights[i / (out * out) * channels * KERNEL * KERNEL + w]
                * image[(channel * SIZE + y) * SIZE + x];
      }
      sums[i] = (float) sum;
    }
    return sums;
  }

  @Test
  void aProcessorWithoutCachesHidesThem(@TempDir Path processor) throws IOException {
    Files.createDirectory(processor.resolve("topology"));
    assertThat(InstructionLimit.hidesCaches(processor)).isTrue();

    Files.createDirectory(processor.resolve("cache"));
    assertThat(InstructionLimit.hidesCaches(processor)).isFalse();
  }

  @Test
  void aSystemThatDescribesNoProcessorIsTrusted(@TempDir Path processor) {
    assertThat(InstructionLimit.hidesCaches(processor.resolve("none"))).isFalse();
  }
}
