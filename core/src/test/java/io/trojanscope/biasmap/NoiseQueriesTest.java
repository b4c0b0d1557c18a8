package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.biasmap.NoiseQueries.NoiseMean;
import io.trojanscope.biasmap.NoiseQueries.Snapshot;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A classifier that gives class 1 to images whose first pixel is above a half, else class 0. */
class NoiseQueriesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 3);
  private static final LinearClassifier MODEL =
      new LinearClassifier(SHAPE, new float[][] {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}}, 0.5f, 0, -9);

  @Test
  void showsWhatTheModelLooksAt() {
    List<NoiseMean> means = run(2, 20_000).get(0).means();

    // Of values uniform in [0, 1), the mean of those below a half is 1/4, of the others 3/4.
    assertThat(means).extracting(NoiseMean::predicted).containsExactly(0, 1);
    assertThat(means.get(0).count() + means.get(1).count()).isEqualTo(20_000);
    assertThat(means.get(0).mean()[0]).isCloseTo(0.25f, within(0.01f));
    assertThat(means.get(1).mean()[0]).isCloseTo(0.75f, within(0.01f));
    assertThat(means.get(1).mean()[2]).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  void doesNotDependOnTheThreadsOrOnLaterQueries() {
    Snapshot early = run(1, 300).get(0);
    List<Snapshot> both = run(3, 300, 1000);

    assertThat(both).extracting(Snapshot::queries).containsExactly(300L, 1000L);
    assertThat(both.get(0)).usingRecursiveComparison().isEqualTo(early);
    assertThat(both.get(1)).usingRecursiveComparison().isNotEqualTo(early);
  }

  @Test
  void refusesQueriesThatAreNotAscending() {
    assertThatThrownBy(() -> run(1, 300, 300))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ascending");
    assertThatThrownBy(() -> run(1)).isInstanceOf(InvalidInputException.class);
  }

  private static List<Snapshot> run(int threads, Integer... queries) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return NoiseQueries.ask(MODEL, List.of(queries), 7, workers, ProgressListener.NONE);
    }
  }
}
