package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * A network in a worker process, seen from the parent, which believes nothing that the process
 * says. For one thread at a time; once it has failed to answer it is dead and stays so.
 */
final class Worker implements Network {
  /** Longest time for the Java machine and libtorch to start. */
  private static final int LONGEST_REASON = 400;

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private static final Pattern SHORT_OF_MEMORY =
      Pattern.compile(
          "can't allocate memory|bad_alloc|OutOfMemoryError|could not create a (memory|primitive)");

  private final String model;
  private final WorkerLimits limits;
  private final WorkerProcess process;
  private final FrameWriter out;
  private final FrameReader in;
  private int classes;
  private boolean started;
  private volatile InvalidInputException death;

  /** The process may still be starting. */
  Worker(String model, WorkerProcess process, WorkerLimits limits) {
    this.model = model;
    this.limits = limits;
    this.process = process;
    this.out = new FrameWriter(process.input());
    this.in = new FrameReader(process.output());
  }

  WorkerProcess process() {
    return process;
  }

  /** Why the process ended; null if it has not. */
  InvalidInputException death() {
    return death;
  }

  /** Waits until the process has started, if it has not; from then on it opens no file. */
  void awaitStart() {
    if (!started) {
      exchange(LONGEST_START, () -> {}, () -> beginResult(0));
      process.forbidFiles();
      started = true;
    }
  }

  /** Asks to load an archive in place of the present one. */
  void beginLoad(ModuleDescription description, Path file) {
    classes = description.classes();
    try (InputStream archive = Files.newInputStream(file)) {
      Request load = new Request.Load(description, Files.size(file), archive);
      exchange(limits.silence(), () -> load.writeTo(out), () -> null);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** Waits until the archive is loaded. */
  void awaitLoad() {
    exchange(limits.silence(), () -> {}, () -> beginResult(0));
  }

  @Override
  public Logits logits(int count, float[] input) {
    int length = Math.multiplyExact(count, classes);
    return exchange(
        limits.silence(),
        () -> new Request.LogitsOf(count, input).writeTo(out),
        () -> new Logits(count, classes, beginResult(length).floats(length)));
  }

  @Override
  public InputGradient inputGradient(float[] input, LogitLoss loss) {
    int length = Math.multiplyExact(loss.count(), classes);
    return exchange(
        limits.silence(),
        () -> new Request.GradientOf(input, loss).writeTo(out),
        () -> {
          FrameReader result = beginResult((long) length + input.length);
          Logits logits = new Logits(loss.count(), classes, result.floats(length));
          return new InputGradient(logits, result.floats(input.length));
        });
  }

  @Override
  public List<OutputShape> outputs(int count, float[] input) {
    return exchange(
        limits.silence(),
        () -> new Request.OutputsOf(count, input).writeTo(out),
        () -> {
          requireAnswer();
          return OutputShapes.read(in);
        });
  }

  private interface Sending {
    void run() throws IOException;
  }

  private interface Receiving<T> {
    T run() throws IOException;
  }

  private <T> T exchange(Duration within, Sending sending, Receiving<T> receiving) {
    process.expectAnswer(within);
    try {
      sending.run();
      return receiving.run();
    } catch (IOException e) {
      death = new InvalidInputException(model + ": " + process.ending(e), e);
      requireNoInterruption();
      throw death;
    } catch (Error e) {
      process.kill("the exchange with its worker broke off: " + e);
      throw e;
    } finally {
      process.answered();
    }
  }

  private void requireNoInterruption() {
    if (Thread.currentThread().isInterrupted()) {
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(death);
      throw cancelled;
    }
  }

  /** Reads up to the content of a result of this many float32 values. */
  private FrameReader beginResult(long floats) throws IOException {
    requireAnswer();
    if (in.remaining() != Frame.floats(floats)) {
      throw new ProtocolException(
          "expected a result of %d bytes, found %d"
              .formatted(Frame.floats(floats), in.remaining()));
    }
    return in;
  }

  /** Reads the beginning of an answer that is no error. */
  private void requireAnswer() throws IOException {
    int kind = in.begin();
    if (kind == Frame.ERROR) {
      throw failure();
    }
    if (kind != Frame.RESULT) {
      throw new ProtocolException(
          "expected a result, found kind %d of %d bytes".formatted(kind, in.remaining()));
    }
  }

  private InvalidInputException failure() throws IOException {
    String reason = DisplayText.inert(in.text().strip().replaceAll("\\s+", " "), LONGEST_REASON);
    in.end();
    String prefix = model + ": ";
    String text = reason.startsWith(prefix) ? reason : prefix + reason;
    return SHORT_OF_MEMORY.matcher(reason).find()
        ? new InvalidInputException(
            text + " (memory limit " + limits.memory() + ")", new MemoryShortage())
        : new InvalidInputException(text);
  }

  @Override
  public void close() {
    process.close();
  }
}
