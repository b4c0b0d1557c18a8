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
 * Scans models, several at a time, keeps each result as soon as it exists, and lists all at the
 * end. Memory holds only the models being scanned, the keys and the errors.
 */
public final class FleetRun {
  private static final String TASK = "models";
  private static final int SECONDS_TO_STOP = 30;

  private final ModelScan scan;
  private final KeptResults results;
  private final int atOnce;
  private final ProgressListener progress;

  /**
   * @param atOnce how many models are scanned at the same time
   */
  public FleetRun(ModelScan scan, ResultStore results, int atOnce, ProgressListener progress) {
    this.scan = scan;
    this.results = new KeptResults(results);
    this.atOnce = atOnce;
    this.progress = progress;
  }

  /**
   * How the run lists its results.
   *
   * @param again whether models are scanned whose results are kept
   * @param modelFolder where the models are, as SARIF names it
   * @param failing outcomes that fail a build
   */
  public record Options(boolean again, String modelFolder, Set<Outcome> failing) {}

  private record Numbered(int index, KeptScan.Finished finished) {}

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
        new KeptScan(scan, results, options.again()),
        numbered -> {
          ScanSummary summary = numbered.finished().summary();
          numbered.finished().key().ifPresent(key -> keys[numbered.index()] = key);
          if (summary.outcome() == Outcome.ERROR) {
            errors.put(numbered.index(), summary);
          }
          counts.merge(summary.outcome(), 1, Integer::sum);
        });
    FleetLists.write(
        results.store(),
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
            .find(model, key)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s: the result of %s disappeared during the run; run the same command again"
                            .formatted(results.store().name(), model.name())));
  }

  private void scanAll(List<ModelEntry> models, KeptScan keptScan, Consumer<Numbered> listener) {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      ExecutorCompletionService<Numbered> work = new ExecutorCompletionService<>(threads);
      Iterator<Integer> next = IntStream.range(0, models.size()).iterator();
      progress.progress(TASK, 0, models.size());
      for (int i = 0; i < Math.min(atOnce, models.size()); i++) {
        submit(work, models, next.next(), keptScan);
      }
      for (int done = 1; done <= models.size(); done++) {
        Numbered finished = work.take().get();
        if (next.hasNext()) {
          submit(work, models, next.next(), keptScan);
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

  private static void submit(
      ExecutorCompletionService<Numbered> work,
      List<ModelEntry> models,
      int index,
      KeptScan keptScan) {
    work.submit(() -> new Numbered(index, keptScan.scan(models.get(index))));
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
