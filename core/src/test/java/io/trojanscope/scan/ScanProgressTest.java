package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.progress.ProgressListener;
import io.trojanscope.progress.StagedProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanProgressTest {
  private final List<Long> done = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();
  private final ScanProgress progress =
      new ScanProgress(
          (task, steps, total) -> {
            assertThat(total).isEqualTo(StagedProgress.STEPS);
            tasks.add(task);
            done.add(steps);
          },
          true);

  private static void work(ProgressListener stage, String task) {
    stage.progress(task, 0, 2);
    stage.progress(task, 1, 2);
    stage.progress(task, 2, 2);
  }

  @Test
  void allStagesAreOneProgressThatNeverFalls() {
    work(progress.reading(), "reading");
    work(progress.training(1), "training");
    work(progress.check(0), "checking");
    work(progress.search(0), "searching");
    work(progress.maps(0), "maps");
    progress.finish();

    assertThat(done).isSorted().endsWith(StagedProgress.STEPS);
    assertThat(done.subList(0, done.size() - 1)).allMatch(steps -> steps < StagedProgress.STEPS);
    assertThat(tasks).startsWith("reading").endsWith("maps", "scan");
  }

  /** More references mean more pieces of work, so that each moves the progress less. */
  @Test
  void aSearchWithReferencesHasMorePieces() {
    work(progress.search(0), "search");
    long alone = done.get(2) - done.get(0);
    done.clear();
    ScanProgress other = new ScanProgress((task, steps, total) -> done.add(steps), true);

    work(other.search(4), "search");

    assertThat(done.get(2) - done.get(0)).isPositive().isLessThan(alone / 3);
  }

  @Test
  void aScanThatTrainsNothingBeginsAtTheBeginning() {
    ScanProgress given = new ScanProgress((task, steps, total) -> done.add(steps), false);

    work(given.reading(), "reading");
    work(given.check(1), "checking");

    assertThat(done.get(3)).isLessThan(StagedProgress.STEPS / 20);
    work(given.search(1), "searching");
    assertThat(done.get(6)).isLessThan(StagedProgress.STEPS / 8);
  }
}
