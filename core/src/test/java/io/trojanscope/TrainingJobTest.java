package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.ImageSource;
import io.trojanscope.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {
  private static final ImageSource DIGITS = ImageSource.of(DataSource.digits(1, 200, 50));

  private final List<String> remarks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void aNetworkThatLearnsNothingIsWarnedOf() {
    train(1e-9f, folder.resolve("model.onnx"));

    assertThat(remarks).hasSize(3);
    assertThat(remarks.get(2)).startsWith("epoch 3 of 3: loss 2.");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("no better than guessing");
  }

  @Test
  void aFinishedTrainingIsNotRepeated() {
    train(1e-3f, folder.resolve("first.onnx"));
    assertThat(tasks).contains("epoch 1 of 3");
    List<String> first = List.copyOf(remarks);
    remarks.clear();
    tasks.clear();

    train(1e-3f, folder.resolve("second.onnx"));

    assertThat(tasks).doesNotContain("epoch 1 of 3");
    assertThat(remarks).isEqualTo(first);
    assertThat(folder.resolve("second.onnx")).hasSameBinaryContentAs(folder.resolve("first.onnx"));
    assertThat(warnings).isEmpty();
  }

  private void train(float learningRate, Path out) {
    try (Trojanscope trojanscope =
        Trojanscope.builder()
            .threads(2)
            .progress((task, done, total) -> tasks.add(task))
            .remarks(remarks::add)
            .warnings(warnings::add)
            .build()) {
      trojanscope
          .train(DIGITS)
          .config(new TrainingConfig(3, 32, learningRate, 1))
          .checkpoint(folder.resolve("checkpoint"))
          .run(out);
    }
  }
}
