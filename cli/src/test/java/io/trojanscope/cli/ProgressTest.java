package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // wraps around

  private void pass(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }

  @Test
  void plainLinesAtBeginAndEndAndAtMostEveryTenSeconds() {
    try (Progress progress = new PlainProgress(err, nanos::get)) {
      for (int step = 0; step <= 25; step++) {
        progress.progress("training", step, 25);
        pass(1);
      }
      progress.progress("training", 25, 25);
    }

    assertThat(lines())
        .containsExactly(
            "training ...",
            "40 %, 15 s left, training",
            "80 %, 5 s left, training",
            "training: done in 25.0 s");
  }

  @Test
  void aTaskMayFollowItselfOrBeLeft() {
    try (Progress progress = new PlainProgress(err, nanos::get)) {
      progress.progress("epoch", 1, 2);
      progress.progress("epoch", 2, 2);
      progress.progress("epoch", 1, 2);
      progress.progress("maps", 1, 1);
      progress.progress("report", 0, 3);
    }

    assertThat(lines())
        .containsExactly(
            "epoch ...",
            "epoch: done in 0.0 s",
            "epoch ...",
            "maps ...",
            "maps: done in 0.0 s",
            "report ...");
  }

  @Test
  void whatIsBeingDoneMayChangeWithinOneWork() {
    try (Progress progress = new PlainProgress(err, nanos::get)) {
      progress.progress("opening", 0, 100);
      pass(20);
      progress.progress("searching", 50, 100);
      pass(20);
      progress.progress("drawing", 100, 100);
    }

    assertThat(lines())
        .containsExactly("opening ...", "50 %, 20 s left, searching", "drawing: done in 40.0 s");
  }

  @Test
  void timeLeftIsSaidInUnitsThatFit() {
    assertThat(new RemainingTime().text(0.5, 0.5)).isEmpty();
    assertThat(new RemainingTime().text(30, 0.5)).isEqualTo("30 s left");
    assertThat(new RemainingTime().text(600, 0.5)).isEqualTo("10 min left");
    assertThat(new RemainingTime().text(3 * 3600, 0.5)).isEqualTo("3 h 00 min left");
  }

  /** A quick stage right after a slow one moves the estimate of 100 s to 50 s, but not at once. */
  @Test
  void theTimeLeftDoesNotJump() {
    RemainingTime remaining = new RemainingTime();

    assertThat(remaining.text(20, 0.2)).isEqualTo("80 s left");
    assertThat(remaining.text(21, 0.42)).isEqualTo("76 s left");
    assertThat(remaining.text(60, 0.99)).isEqualTo("3 s left");
  }

  @Test
  void timeThatPassedIsSaidToTheSecond() {
    assertThat(TimeText.exact(25)).isEqualTo("25.0 s");
    assertThat(TimeText.exact(130.4)).isEqualTo("2 min 10 s");
    assertThat(TimeText.exact(3725)).isEqualTo("1 h 02 min 05 s");
  }

  @Test
  void namesOfTasksAreInert() {
    try (Progress progress = new PlainProgress(err, nanos::get)) {
      progress.progress("\u001b[2Jmodel", 0, 3);
    }

    assertThat(lines()).containsExactly("\\u001b[2Jmodel ...");
  }

  @Test
  void barFillsTheLineWithoutColours() {
    try (Progress progress = new BarProgress(err, 60)) {
      progress.progress("training", 0, 4);
      progress.progress("training", 4, 4);
      progress.progress("maps", 1, 4);
    }

    assertThat(lines()).anyMatch(line -> line.startsWith("100 %") && line.endsWith("training"));
    assertThat(lines()).anyMatch(line -> line.startsWith(" 25 %") && line.endsWith("maps"));
    assertThat(text()).doesNotContain("\u001b").endsWith(System.lineSeparator());
    assertThat(text().split("[\r\n]+")).allMatch(line -> line.length() <= 59);
  }

  @Test
  void barEndsItsLineOnAnInterruptedThreadToo() {
    Thread.currentThread().interrupt();
    try (Progress progress = new BarProgress(err, 60)) {
      progress.progress("training", 1, 4);
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(text()).contains("training").endsWith(System.lineSeparator());
  }

  @Test
  void quietShowsNothing() {
    CommonOptions options = new CommonOptions();
    options.quiet = true;
    try (Progress progress = options.progress(console(OptionalInt.empty()))) {
      progress.progress("training", 1, 4);
    }

    assertThat(text()).isEmpty();
  }

  @Test
  void barsAreForTerminalsOnly() {
    assertThat(console(OptionalInt.empty()).progress()).isInstanceOf(PlainProgress.class);
    assertThat(console(OptionalInt.of(100)).progress()).isInstanceOf(BarProgress.class);
  }

  private Console console(OptionalInt columns) {
    return new Console(new PrintWriter(Writer.nullWriter()), err, columns);
  }
}
