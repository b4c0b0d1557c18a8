package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BenchmarkCommandTest {
  @TempDir Path folder;

  @Test
  void measuresEveryDetectorAndKeepsOneZooInAFolder() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    ColourBars.write(folder.resolve("data"), 600, 90);

    CommandRun run = benchmark("--models", "2", "--zoo", "tuning", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("1 clean models, 1 backdoored")
        .contains("| bias map distance | reference and images |")
        .contains("| Neural Cleanse | images |")
        .contains("| MM-BD | model alone |")
        .contains("| white noise images | reference |")
        .contains("| clean-01 | fine-tuned |")
        .contains("| attack-01 | patch:c, ");
    assertThat(folder.resolve("out/benchmark.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/benchmark.md")).content().startsWith("# Detection benchmark");
    assertThat(folder.resolve("out/benchmark.csv"))
        .content()
        .contains("MM-BD,MODEL_ALONE,AUROC all,");
    assertThat(folder.resolve("out/models/reference.onnx")).isNotEmptyFile();

    CommandRun other = benchmark("--models", "2", "--zoo", "evaluation");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err().strip()).hasLineCount(1).contains("holds another zoo (TUNING, seed 1)");
  }

  @Test
  void refusesWhatIsNoZoo() {
    assertThat(benchmark("--models", "1").err())
        .contains("error: --models: expected at least 2, found 1");
    assertThat(benchmark("--zoo", "both").err()).contains("expected tuning or evaluation");
    assertThat(benchmark("--effort", "much").err())
        .contains("expected quick, standard or thorough");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private CommandRun benchmark(String... more) {
    String[] usual = {
      "benchmark",
      "--data",
      folder.resolve("data").toString(),
      "--out",
      folder.resolve("out").toString()
    };
    return CommandRun.of(Stream.of(usual, more).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
