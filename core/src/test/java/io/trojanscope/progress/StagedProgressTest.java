package io.trojanscope.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedProgressTest {
  private final List<String> tasks = new ArrayList<>();
  private final List<Long> steps = new ArrayList<>();

  private final ProgressListener whole =
      (task, done, total) -> {
        assertThat(total).isEqualTo(StagedProgress.STEPS);
        tasks.add(task);
        steps.add(done);
      };

  @Test
  void aStageFillsItsShare() {
    StagedProgress progress = new StagedProgress(whole, 1, 3);
    progress.stage(0, 1).progress("reading", 1, 2);
    progress.stage(0, 1).progress("reading", 2, 2);
    progress.stage(1, 1).progress("searching", 1, 3);
    progress.finish("searching");

    assertThat(steps).containsExactly(1250L, 2500L, 5000L, 10_000L);
    assertThat(tasks).containsExactly("reading", "reading", "searching", "searching");
  }

  @Test
  void piecesOfAStageShareIt() {
    ProgressListener stage = new StagedProgress(whole, 1, 1).stage(0, 2);
    stage.progress("first", 0, 4);
    stage.progress("first", 4, 4);
    stage.progress("second", 2, 4);
    stage.progress("second", 4, 4);
    stage.progress("one too many", 2, 4);

    assertThat(steps).containsExactly(0L, 2500L, 3750L, 5000L, 5000L);
  }

  @Test
  void neverFallsAndEndsOnlyWhenFinished() {
    StagedProgress progress = new StagedProgress(whole, 1, 1);
    progress.stage(1, 1).progress("last", 1, 1);
    progress.stage(0, 1).progress("late", 0, 1);
    progress.finish("done");

    assertThat(steps).isSorted().endsWith(StagedProgress.STEPS);
    assertThat(steps.subList(0, 2)).allMatch(step -> step < StagedProgress.STEPS);
  }

  @Test
  void stagesNest() {
    StagedProgress outer = new StagedProgress(whole, 1, 1);
    StagedProgress inner = new StagedProgress(outer.stage(1, 1), 1, 1);
    inner.stage(0, 1).progress("inner", 1, 1);
    inner.stage(1, 1).progress("other text", 1, 2);
    inner.finish("inner");

    assertThat(steps).containsExactly(7500L, 8750L, 9999L);
  }

  @Test
  void newWorkBeginsWithAnotherTotalFewerStepsOrAfterTheEnd() {
    WorkBoundary boundary = new WorkBoundary();

    assertThat(boundary.isCrossedBy("a", 0, 4)).isTrue();
    assertThat(boundary.isCrossedBy("b", 2, 4)).isFalse();
    assertThat(boundary.isCrossedBy("b", 1, 4)).isTrue();
    assertThat(boundary.isCrossedBy("b", 1, 5)).isTrue();
    assertThat(boundary.isCrossedBy("b", 5, 5)).isFalse();
    assertThat(boundary.isCrossedBy("b", 5, 5)).isFalse();
    assertThat(boundary.isCrossedBy("c", 5, 5)).isTrue();
  }
}
