package io.trojanscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.spec.Normalization;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsualNormalizationTest {
  @Test
  void greyImagesHaveThoseOfMnistAndFashionMnist() {
    assertThat(options(1, Optional.empty(), true))
        .containsExactly(
            "pixel-range 0..1",
            "pixel-range 0..255",
            "pixel-range -1..1",
            "mean 0.1307, std 0.3081",
            "mean 0.286, std 0.353");
  }

  @Test
  void colouredImagesHaveThoseOfImageNetAndCifar() {
    assertThat(options(3, Optional.empty(), true))
        .endsWith(
            "mean 0.485,0.456,0.406, std 0.229,0.224,0.225",
            "mean 0.4914,0.4822,0.4465, std 0.247,0.2435,0.2616");
  }

  @Test
  void thoseOfTheImagesThemselvesComeLastUnlessTheyAreKnown() {
    assertThat(options(1, statistics(0.41f, 0.25f), true)).endsWith("mean 0.41, std 0.25");
    assertThat(options(1, statistics(0.1333f, 0.3101f), true)).hasSize(5);
    assertThat(options(2, statistics(0.1333f, 0.3101f), true))
        .endsWith("mean 0.1333, std 0.3101")
        .hasSize(4);
  }

  @Test
  void allIsNamedWhereSomethingElseWasSaid() {
    assertThat(options(1, Optional.empty(), false))
        .contains("pixel-range 0..255, mean 0, std 1", "pixel-range 0..1, mean 0.1307, std 0.3081");
  }

  @Test
  void aPixelRangeBecomesANormalization() {
    assertThat(UsualNormalization.of(2, Optional.empty()))
        .extracting(UsualNormalization::normalization)
        .containsExactly(
            Normalization.identity(2),
            new Normalization(List.of(0f, 0f), List.of(1 / 255f, 1 / 255f)),
            new Normalization(List.of(0.5f, 0.5f), List.of(0.5f, 0.5f)));
  }

  private static Optional<Normalization> statistics(float mean, float deviation) {
    return Optional.of(new Normalization(List.of(mean), List.of(deviation)));
  }

  private static List<String> options(
      int channels, Optional<Normalization> statistics, boolean alone) {
    return UsualNormalization.of(
            channels,
            statistics.map(
                own ->
                    new Normalization(
                        Collections.nCopies(channels, own.mean().get(0)),
                        Collections.nCopies(channels, own.standardDeviation().get(0)))))
        .stream()
        .map(usual -> usual.options(alone))
        .toList();
  }
}
