package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.model.djl.InstructionLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A worker process with its limits, and why it ended. */
final class WorkerProcess implements AutoCloseable {
  private static final long NOT_BUSY = Long.MAX_VALUE;

  /** Even on a busy machine, a worker has at most this multiple of the time limit. */
  private static final int LONGEST_WITH_WAITING = 10;

  private static final long LONGEST_END_SECONDS = 5;

  private final WorkerLimits limits;
  private final PrivateFolder folder;
  private final Process process;
  private final StderrTail stderr;
  private final AtomicReference<String> killedFor = new AtomicReference<>();
  private volatile long busySince = NOT_BUSY;
  private volatile Duration longestSilence;
  private volatile Thread waiting;
  private volatile ProcessHandle java;
  private long countedFrom = NOT_BUSY;
  private WaitingTime waitingTime;

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
      Process process =
          ProcessStarter.start(WorkerCommand.of(main, folder.path(), limits, instructions));
      return new WorkerProcess(limits, folder, process);
    } catch (IOException e) {
      folder.close();
      throw new InvalidInputException(
          "worker process: cannot be started: " + e.getMessage() + "; use fewer workers", e);
    }
  }

  /** Number of the Java process; while it starts, of what starts it. */
  long pid() {
    ProcessHandle known = java;
    return known == null ? process.pid() : known.pid();
  }

  /** The process that started no other: those before it only wait for it. */
  private ProcessHandle last() {
    return process
        .descendants()
        .filter(handle -> handle.children().findAny().isEmpty())
        .findFirst()
        .orElseGet(process::toHandle);
  }

  /** The folder that the process starts in; deleted when closed, or once nothing needs it. */
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
    java = Confinement.isolation().hidesProcesses() ? last() : process.toHandle();
    if (Confinement.isolation() == Isolation.BUBBLEWRAP) {
      // It held the filter. The worker cannot delete it, should it outlive this process a moment.
      folder.close();
    }
    Optional<Path> prlimit = Confinement.prlimit();
    if (prlimit.isPresent()
        && !Commands.succeeds(prlimit.get().toString(), "--pid", pid() + "", "--nofile=0:0")
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
    if (since != NOT_BUSY && isOverdue(since, longestSilence.toNanos())) {
      kill(
          "no answer from its worker within "
              + WorkerLimits.text(longestSilence)
              + "; raise the time limit if the model is only slow");
    }
    if (ProcessStatus.memoryBytes(pid()) > limits.memoryBytes()) {
      kill(
          "its worker was stopped at the memory limit of "
              + limits.memory()
              + "; raise the limit if the model is only large");
    }
  }

  /** Waiting for a processor that other programs use does not count. */
  private boolean isOverdue(long since, long limit) {
    if (since != countedFrom) {
      countedFrom = since;
      waitingTime = WaitingTime.ofProcess(pid());
    }
    long elapsed = System.nanoTime() - since;
    return elapsed > limit
        && (elapsed > LONGEST_WITH_WAITING * limit || elapsed - waitingTime.nanos() > limit);
  }

  /**
   * Kills the process.
   *
   * @param reason reported by {@link #ending}; the first one counts
   */
  void kill(String reason) {
    killedFor.compareAndSet(null, reason);
    ProcessHandle known = java;
    if (known != null) {
      known.destroyForcibly();
    }
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

  /**
   * Processes that a launcher started end shortly after it. They are no children of this process,
   * and its own wait for such would look only every few seconds.
   */
  private static void awaitEnd(ProcessHandle handle) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END_SECONDS);
    try {
      while (!ProcessStatus.hasEnded(handle) && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    kill("was closed while it worked");
    awaitEnd();
    started.forEach(WorkerProcess::awaitEnd);
    folder.close();
  }
}
