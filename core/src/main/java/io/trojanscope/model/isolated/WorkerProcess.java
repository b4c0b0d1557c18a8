package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.model.djl.InstructionLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A worker process with its limits, and why it ended. */
final class WorkerProcess implements AutoCloseable {
  private static final long NOT_BUSY = Long.MAX_VALUE;
  private static final long LONGEST_END_SECONDS = 5;

  private final WorkerLimits limits;
  private final PrivateFolder folder;
  private final Process process;
  private final StderrTail stderr;
  private final AtomicReference<String> killedFor = new AtomicReference<>();
  private volatile long busySince = NOT_BUSY;
  private volatile Duration longestSilence;
  private volatile Thread waiting;

  private WorkerProcess(WorkerLimits limits, PrivateFolder folder, Process process) {
    this.limits = limits;
    this.longestSilence = limits.silence();
    this.folder = folder;
    this.process = process;
    this.stderr = new StderrTail(process.getErrorStream(), "worker-stderr-" + process.pid());
  }

  /**
   * Starts one.
   *
   * @param main class to run
   */
  static WorkerProcess start(Class<?> main, WorkerLimits limits, InstructionLimit instructions) {
    PrivateFolder folder = PrivateFolder.create();
    try {
      Process process = WorkerCommand.of(main, folder.path(), limits, instructions).start();
      return new WorkerProcess(limits, folder, process);
    } catch (IOException e) {
      folder.close();
      throw new InvalidInputException(
          "worker process: cannot be started: " + e.getMessage() + "; use fewer workers", e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** The folder that the process works in; deleted when closed. */
  Path folder() {
    return folder.path();
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  InputStream output() {
    return process.getInputStream();
  }

  /** From now on the process opens no file. It has to have opened all that it needs. */
  void forbidFiles() {
    Optional<Path> prlimit = Confinement.prlimit();
    if (prlimit.isPresent()
        && !Confinement.succeeds(prlimit.get().toString(), "--pid", pid() + "", "--nofile=0:0")
        && process.isAlive()) {
      kill("cannot keep its worker from opening files: " + prlimit.get() + " failed");
    }
  }

  /** Says that this thread awaits an answer from now on, and how long at most. */
  void expectAnswer(Duration within) {
    waiting = Thread.currentThread();
    longestSilence = within;
    busySince = System.nanoTime();
  }

  /** Says that no answer is awaited. */
  void answered() {
    busySince = NOT_BUSY;
    waiting = null;
  }

  /** Kills the process if it is past a limit, or whoever awaits its answer is interrupted. */
  void enforceLimits() {
    Thread thread = waiting;
    if (thread != null && thread.isInterrupted()) {
      kill("was interrupted");
    }
    long since = busySince;
    if (since != NOT_BUSY && System.nanoTime() - since > longestSilence.toNanos()) {
      kill(
          "no answer from its worker within "
              + WorkerLimits.text(longestSilence)
              + "; raise the time limit if the model is only slow");
    }
    if (ProcessMemory.bytes(pid()) > limits.memoryBytes()) {
      kill(
          "its worker was stopped at the memory limit of "
              + limits.memory()
              + "; raise the limit if the model is only large");
    }
  }

  /**
   * Kills the process.
   *
   * @param reason told by {@link #ending}; the first one counts
   */
  void kill(String reason) {
    killedFor.compareAndSet(null, reason);
    process.destroyForcibly();
  }

  /** Why the process ended, or is ended now: it has closed its stream or broken the protocol. */
  String ending(IOException failure) {
    if (failure instanceof ProtocolException || !awaitEnd()) {
      kill(
          "its worker broke the protocol: "
              + failure.getMessage()
              + "; the file is hostile or damaged");
    }
    String reason = killedFor.get();
    return reason == null ? ownEnding(process.exitValue()) : reason;
  }

  private String ownEnding(int exitCode) {
    String words = stderr.mostTellingLine();
    return "its worker %s (memory limit %s)%s; the model crashes libtorch or needs more memory"
        .formatted(
            Signal.ended(exitCode)
                ? "was killed by " + Signal.text(exitCode)
                : "ended with exit code " + exitCode,
            limits.memory(),
            words.isEmpty() ? "" : ": " + words);
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    kill("was closed while it worked");
    awaitEnd();
    folder.close();
  }
}
