package io.trojanscope.detect.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.FaintForm;
import io.trojanscope.detect.inversion.TriggerForm;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormCandidatesTest {
  private static final TriggerForm FORM = new FaintForm(1, 0.1f);
  private static final int CHOSEN = 3;

  /** One whose trigger works the better, the higher the effect. */
  private static FormCandidate candidate(int source, int target, double effect) {
    return new FormCandidate(
        FORM, new ClassPair(source, target), new float[1], new TriggerEffect(effect, 0, 0));
  }

  private static List<ClassPair> worst(FormCandidate... candidates) {
    FormCandidates all = new FormCandidates(CHOSEN);
    for (FormCandidate candidate : candidates) {
      all.add(List.of(candidate));
    }
    return all.worst().stream().map(FormCandidate::pair).toList();
  }

  @Test
  void areTheWorstAndTheBestOfOtherTargetsAndSources() {
    assertThat(
            worst(
                candidate(3, 4, 0.2),
                candidate(0, 9, 1.0),
                candidate(1, 9, 0.9),
                candidate(2, 9, 0.8),
                candidate(5, 9, 0.7),
                candidate(0, 4, 0.5),
                candidate(2, 4, 0.3),
                candidate(6, 7, 0.4)))
        .containsExactly(
            new ClassPair(0, 9),
            new ClassPair(1, 9),
            new ClassPair(2, 9),
            new ClassPair(6, 7),
            new ClassPair(2, 4));
  }

  @Test
  void holdAPairNoMoreThanTwice() {
    assertThat(
            worst(
                candidate(0, 9, 1.0),
                candidate(0, 9, 0.9),
                candidate(0, 9, 0.8),
                candidate(1, 9, 0.1)))
        .containsExactly(new ClassPair(0, 9), new ClassPair(0, 9), new ClassPair(1, 9));
  }

  @Test
  void rememberOtherTargetsHoweverManyOfOneAreWorse() {
    FormCandidate[] many =
        IntStream.range(0, 101)
            .mapToObj(i -> i == 0 ? candidate(50, 60, 0.1) : candidate(i - 1, 200, 1 + i / 100.0))
            .toArray(FormCandidate[]::new);
    assertThat(worst(many)).hasSize(CHOSEN + 1).contains(new ClassPair(50, 60));
  }
}
