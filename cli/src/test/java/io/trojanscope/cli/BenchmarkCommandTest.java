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
  private static final String RECIPE =
      """
      zoo: bars
      images: {shape: 3x16x17, classes: 3}
      trainings:
        short: {epochs: 3}
      tuning:
        reference-seed: 1
        seeds: [2]
        networks: [paper]
        training: short
        clean: [{name: plain}]
        attacks: [{name: patch, trigger: "patch:c", source: 0, target: 1, rates: [0.5]}]
      evaluation:
        reference-seed: 3
        seeds: [4]
        networks: [cifar]
        training: short
        clean: [{name: plain}]
        attacks:
          - {name: blended, trigger: "blend:0.2", source: 0, target: 1, rates: [0.5]}
          - {name: multiplied, trigger: "multiply:2", source: 0, target: 1, rates: [0.5]}
      """;

  @TempDir Path folder;

  @Test
  void measuresEveryDetector() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    ColourBars.write(folder.resolve("data"), 16, 17, 600, 60);
    Files.writeString(folder.resolve("bars.yaml"), RECIPE);

    CommandRun run =
        benchmark(
            "--recipe",
            folder.resolve("bars.yaml").toString(),
            "--part",
            "tuning",
            "--effort",
            "quick",
            "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("part TUNING")
        .contains("1 clean models, 1 backdoored")
        .contains("| bias map distance | reference and images |")
        .contains("| Neural Cleanse | images |")
        .contains("| MM-BD | model alone |")
        .contains("| white noise images | reference |")
        .contains("| paper-plain-1 | paper, plain, from scratch |")
        .contains("| paper-patch-1 | paper, patch, from the reference model, patch:c, 0 to 1, ");
    assertThat(folder.resolve("out/benchmark.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/benchmark.md")).content().startsWith("# Detection benchmark");
    assertThat(folder.resolve("out/benchmark.csv"))
        .content()
        .contains("MM-BD,MODEL_ALONE,AUROC all,");

    CommandRun other = benchmark("--recipe", "mnist");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("expected images of 1x28x28 in 10 classes");
  }

  @Test
  void refusesWhatIsNoZoo() {
    assertThat(benchmark("--recipe", "none").err())
        .contains("error: recipe: expected a YAML file or one of mnist");
    assertThat(benchmark("--part", "both").err()).contains("expected tuning or evaluation");
    assertThat(benchmark("--part", "tuning", "--models-from", folder.toString()).err())
        .contains("--models-from: expected neither --recipe nor --part with it");
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
