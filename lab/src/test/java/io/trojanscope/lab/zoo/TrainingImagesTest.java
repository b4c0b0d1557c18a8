package io.trojanscope.lab.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.image.LabeledImages;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingImagesTest {
  private static final LabeledImages DIGITS = DataSource.digits(1, 2000, 1).training();

  @Test
  void subsetsKeepTheSharesTheyName() {
    assertThat(TrainingImages.ALL.of(DIGITS, 3)).isSameAs(DIGITS);
    LabeledImages quarter = TrainingImages.QUARTER.of(DIGITS, 3);
    assertThat(quarter.size()).isBetween(400, 600);
    for (int count : quarter.countsByClass()) {
      assertThat(count).isBetween(25, 75);
    }
    int[] unbalanced = TrainingImages.UNBALANCED.of(DIGITS, 3).countsByClass();
    assertThat(Arrays.stream(unbalanced).max().orElseThrow())
        .isGreaterThan(2 * Arrays.stream(unbalanced).min().orElseThrow());
  }

  @Test
  void noisyLabelsAreWrongForTheShareThatIsAskedFor() {
    LabeledImages noisy = NoisyLabels.of(DIGITS, 0.25, 7);
    long wrong =
        IntStream.range(0, DIGITS.size()).filter(i -> noisy.label(i) != DIGITS.label(i)).count();
    assertThat(wrong).isBetween(430L, 570L);
    assertThat(noisy.batch(5).values()).containsExactly(DIGITS.batch(5).values());
    assertThat(noisy.sha256()).isNotEqualTo(DIGITS.sha256());
    assertThat(NoisyLabels.of(DIGITS, 0.25, 7).countsByClass())
        .containsExactly(noisy.countsByClass());
    assertThat(NoisyLabels.of(DIGITS, 0, 7).countsByClass())
        .containsExactly(DIGITS.countsByClass());
  }
}
