package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.djl.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A network in several worker processes; each call takes a free one. When one dies, that call and
 * all later ones fail: none is started in its place.
 */
final class IsolatedNetwork implements Network {
  private final List<Worker> workers;
  private final BlockingQueue<Worker> free;
  private final Watchdog watchdog;
  private volatile InvalidInputException failure;

  private IsolatedNetwork(List<Worker> workers, WorkerLimits limits) {
    this.workers = workers;
    this.free = new ArrayBlockingQueue<>(workers.size(), true, workers);
    this.watchdog = new Watchdog(workers.stream().map(Worker::process).toList(), limits);
  }

  /**
   * Starts the workers, without a network yet, and does not wait until they have started.
   *
   * @param model name of the model in errors
   */
  static IsolatedNetwork start(
      String model, int workers, WorkerLimits limits, InstructionLimit instructions) {
    TorchEngine.prepareNativeLibraries();
    return start(model, workers, limits, instructions, WorkerMain.class);
  }

  static IsolatedNetwork start(
      String model,
      int workers,
      WorkerLimits limits,
      InstructionLimit instructions,
      Class<?> main) {
    return new IsolatedNetwork(
        startProcesses(
            model, workers, () -> WorkerProcess.start(main, limits, instructions), limits),
        limits);
  }

  private static List<Worker> startProcesses(
      String model, int count, Supplier<WorkerProcess> start, WorkerLimits limits) {
    List<Worker> workers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        workers.add(new Worker(model, start.get(), limits));
      }
      return List.copyOf(workers);
    } catch (RuntimeException e) {
      workers.forEach(Worker::close);
      throw e;
    }
  }

  /** Loads an archive into every worker in place of the present one. */
  void load(ModuleDescription description, Path archive) {
    load(workers, description, archive);
  }

  /** Loads an archive into one worker alone, and gives that worker. */
  Network loadAlone(int index, ModuleDescription description, Path archive) {
    Worker worker = workers.get(index);
    load(List.of(worker), description, archive);
    return worker;
  }

  private void load(List<Worker> into, ModuleDescription description, Path archive) {
    closeOnFailure(
        () -> {
          into.forEach(Worker::awaitStart);
          into.forEach(worker -> worker.beginLoad(description, archive));
          into.forEach(Worker::awaitLoad);
        });
  }

  private void closeOnFailure(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Fails if a worker has ended. */
  void requireNoDeath() {
    for (Worker worker : workers) {
      if (worker.death() != null) {
        throw new InvalidInputException(worker.death().getMessage(), worker.death());
      }
    }
  }

  /** Processes of the workers. */
  List<WorkerProcess> processes() {
    return workers.stream().map(Worker::process).toList();
  }

  @Override
  public Logits logits(int count, float[] input) {
    return withWorker(worker -> worker.logits(count, input));
  }

  @Override
  public InputGradient inputGradient(float[] input, LogitLoss loss) {
    return withWorker(worker -> worker.inputGradient(input, loss));
  }

  @Override
  public List<OutputShape> outputs(int count, float[] input) {
    return withWorker(worker -> worker.outputs(count, input));
  }

  private <T> T withWorker(Function<Worker, T> call) {
    Worker worker = take();
    try {
      requireNoFailure();
      return call.apply(worker);
    } finally {
      if (worker.death() != null) {
        failure = worker.death();
      }
      free.add(worker);
    }
  }

  private void requireNoFailure() {
    InvalidInputException first = failure;
    if (first != null) {
      throw new InvalidInputException(first.getMessage(), first);
    }
  }

  private Worker take() {
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /** Ends the workers, at once even if they are at work. */
  @Override
  public void close() {
    watchdog.close();
    workers.forEach(Worker::close);
  }
}
