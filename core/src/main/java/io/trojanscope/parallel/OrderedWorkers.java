package io.trojanscope.parallel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Computes items on several threads and hands the results on in their order, on the caller's
 * thread. So a reduction gives the same bits on one thread and on many, and at most a few results
 * are alive at once, however many items there are.
 */
public final class OrderedWorkers implements AutoCloseable {
  private static final int RESULTS_AHEAD_PER_THREAD = 2;
  private final int threads;
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final ExecutorService executor;

  /**
   * @param threads number of worker threads, at least 1
   */
  public OrderedWorkers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
    this.threads = threads;
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "trojanscope-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              started.add(thread);
              return thread;
            });
  }

  public int threads() {
    return threads;
  }

  /**
   * Calls {@code compute} for 0 to {@code count - 1} on the workers, and {@code consume} with the
   * results in that order on this thread. When it returns or throws, none of its items is being
   * computed any more, so what they use may be closed.
   *
   * @throws CancellationException if this thread is interrupted, and with it the workers; its
   *     interrupt flag is set again
   */
  public <T> void forEach(long count, LongFunction<T> compute, Consumer<T> consume) {
    ArrayDeque<CompletableFuture<T>> pending = new ArrayDeque<>();
    AtomicBoolean stopped = new AtomicBoolean();
    try {
      long submitted = 0;
      for (long i = 0; i < count; i++) {
        while (submitted < count && pending.size() < threads * RESULTS_AHEAD_PER_THREAD) {
          long item = submitted++;
          pending.add(
              CompletableFuture.supplyAsync(
                  () -> stopped.get() ? null : compute.apply(item), executor));
        }
        T result = await(pending.element());
        pending.remove();
        consume.accept(result);
      }
    } finally {
      stopped.set(true);
      if (Thread.currentThread().isInterrupted()) {
        started.forEach(Thread::interrupt);
      }
      pending.forEach(future -> future.handle((result, failure) -> null).join());
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
