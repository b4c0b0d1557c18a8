package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Scans models, several at a time, keeps each result when it is there, and lists all in the end. In
 * memory are only the models being scanned, the keys and the errors.
 */
public final class FleetRun {
  private static final String TASK = "models";
  private static final int SECONDS_TO_STOP = 30;

  private final ModelScan scan;
  private final ResultFolder results;
  private final int atOnce;
  private final ProgressListener progress;

  /**
   * @param atOnce how many models are scanned at the same time
   */
  public FleetRun(ModelScan scan, ResultFolder results, int atOnce, ProgressListener progress) {
    this.scan = scan;
    this.results = results;
    this.atOnce = atOnce;
    this.progress = progress;
  }

  /**
   * How the run lists its results.
   *
   * @param again whether models are scanned whose results are kept
   * @param modelFolder where the models are, as SARIF names it
   * @param failing outcomes that fail a build
   * @param listener receives each summary, in the order of finishing, on the calling thread
   */
  public record Options(
      boolean again, String modelFolder, Set<Outcome> failing, Consumer<ScanSummary> listener) {}

  /** A model after its scan; without a key if it could not be read. */
  private record Finished(int index, Optional<ModelKey> key, ScanSummary summary) {}

  /**
   * Scans the models.
   *
   * @return how many models ended in each way
   * @throws InvalidInputException if a result cannot be written
   * @throws CancellationException if this thread is interrupted; finished results are kept
   */
  public Map<Outcome, Integer> run(List<ModelEntry> models, Options options) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    ModelKey[] keys = new ModelKey[models.size()];
    Map<Integer, ScanSummary> errors = new HashMap<>();
    scanAll(
        models,
        options.again(),
        finished -> {
          ScanSummary summary = finished.summary();
          finished.key().ifPresent(key -> keys[finished.index()] = key);
          if (summary.outcome() == Outcome.ERROR) {
            errors.put(finished.index(), summary);
          }
          counts.merge(summary.outcome(), 1, Integer::sum);
          options.listener().accept(summary);
        });
    FleetLists.write(
        results.path(),
        () ->
            IntStream.range(0, models.size())
                .mapToObj(i -> summary(models.get(i), keys[i], errors.get(i)))
                .iterator(),
        options.modelFolder(),
        options.failing());
    return counts;
  }

  private ScanSummary summary(ModelEntry model, ModelKey key, ScanSummary error) {
    return error != null
        ? error
        : results
            .kept(model, key)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s: the result of %s disappeared during the run; run the same command again"
                            .formatted(results.path(), model.name())));
  }

  private void scanAll(List<ModelEntry> models, boolean again, Consumer<Finished> listener) {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      ExecutorCompletionService<Finished> work = new ExecutorCompletionService<>(threads);
      Iterator<Integer> next = IntStream.range(0, models.size()).iterator();
      progress.progress(TASK, 0, models.size());
      for (int i = 0; i < Math.min(atOnce, models.size()); i++) {
        submit(work, models, next.next(), again);
      }
      for (int done = 1; done <= models.size(); done++) {
        Finished finished = work.take().get();
        if (next.hasNext()) {
          submit(work, models, next.next(), again);
        }
        listener.accept(finished);
        progress.progress(TASK, done, models.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      stop(threads);
    }
  }

  private void submit(
      ExecutorCompletionService<Finished> work, List<ModelEntry> models, int index, boolean again) {
    work.submit(() -> finished(models.get(index), index, again));
  }

  private Finished finished(ModelEntry model, int index, boolean again) {
    ModelKey key;
    try {
      key = scan.key(model);
    } catch (InvalidInputException e) {
      return new Finished(index, Optional.empty(), FailedScan.of(model, e).summary());
    }
    Optional<ScanSummary> kept = again ? Optional.empty() : results.kept(model, key);
    return new Finished(
        index, Optional.of(key), kept.orElseGet(() -> results.keep(model, key, scan.scan(model))));
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /** Ends the scans that still run, and waits for them, as they use the open references. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
