package io.trojanscope.cli;

import io.trojanscope.text.DisplayText;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** On Ctrl-C, stops the work and gives it a moment to clear away what is half written. */
final class Interruption {
  private static final int SECONDS_TO_CLEAR_AWAY = 5;
  private final Thread worker;
  private final PrintStream err;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  private Interruption(Thread worker, PrintStream err) {
    this.worker = worker;
    this.err = err;
  }

  /** Watches over the calling thread, until it is finished. */
  static Interruption watch(PrintStream err) {
    Interruption interruption = new Interruption(Thread.currentThread(), err);
    Thread hook = new Thread(interruption::stopWorker, "trojanscope-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** True from the moment of interruption on: what fails from then on is its consequence. */
  boolean requested() {
    return requested;
  }

  /** The work has come to its end; a later shutdown is no interruption. */
  void finished() {
    finished.countDown();
  }

  private void stopWorker() {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    worker.interrupt();
    try {
      finished.await(SECONDS_TO_CLEAR_AWAY, TimeUnit.SECONDS);
      err.println("interrupted" + left());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String left() {
    return OutputFolder.halfWritten().stream()
        .map(folder -> "; delete the temporary folder " + DisplayText.inert(folder.toString()))
        .collect(Collectors.joining());
  }
}
