package io.trojanscope.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OrderedWorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void handsOnEachResultInOrderOnTheCallersThread(int threads) {
    List<Long> results = new ArrayList<>();
    Set<Thread> consumers = new HashSet<>();
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      workers.forEach(
          100,
          i -> i * i,
          result -> {
            results.add(result);
            consumers.add(Thread.currentThread());
          });
    }
    assertThat(results)
        .containsExactlyElementsOf(LongStream.range(0, 100).map(i -> i * i).boxed().toList());
    assertThat(consumers).containsExactly(Thread.currentThread());
  }

  @Test
  void keepsTheOrderWhenALaterItemIsDoneFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    List<Long> results = new ArrayList<>();
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      workers.forEach(
          2,
          i -> {
            if (i == 0) {
              await(secondIsDone);
            } else {
              secondIsDone.countDown();
            }
            return i;
          },
          results::add);
    }
    assertThat(results).containsExactly(0L, 1L);
  }

  @Test
  void runsAheadOfTheConsumerByTwoResultsAThreadAtMost() {
    AtomicLong started = new AtomicLong();
    AtomicLong consumed = new AtomicLong();
    try (OrderedWorkers workers = new OrderedWorkers(3)) {
      workers.forEach(
          1000,
          i -> {
            assertThat(i - consumed.get()).isLessThan(6);
            return started.incrementAndGet();
          },
          result -> {
            assertThat(started.get() - consumed.get()).isLessThanOrEqualTo(6);
            consumed.incrementAndGet();
          });
    }
    assertThat(consumed).hasValue(1000);
  }

  @Test
  void usesAllItsThreads() {
    CountDownLatch allAreWorking = new CountDownLatch(3);
    try (OrderedWorkers workers = new OrderedWorkers(3)) {
      workers.forEach(
          3,
          i -> {
            allAreWorking.countDown();
            await(allAreWorking);
            return i;
          },
          result -> {});
    }
    assertThat(allAreWorking.getCount()).isZero();
  }

  @Test
  void anItemsExceptionComesAfterEarlierResultsAndTheWorkersStayUsable() {
    List<Long> results = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("item 3");
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      assertThatThrownBy(() -> workers.forEach(10, i -> failAt(3, i, failure), results::add))
          .isSameAs(failure);
      assertThat(results).containsExactly(0L, 1L, 2L);
      workers.forEach(1, i -> 7L, results::add);
    }
    assertThat(results).containsExactly(0L, 1L, 2L, 7L);
  }

  @Test
  void throwsTheErrorThatAnItemThrows() {
    AssertionError failure = new AssertionError("item 0");
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      2,
                      i -> {
                        throw failure;
                      },
                      result -> {}))
          .isSameAs(failure);
    }
  }

  @Test
  void theConsumersExceptionComesAfterAllItemsHaveEnded() {
    IllegalStateException failure = new IllegalStateException("consumer");
    AtomicInteger running = new AtomicInteger();
    CountDownLatch secondIsRunning = new CountDownLatch(1);
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      100,
                      i -> {
                        running.incrementAndGet();
                        if (i == 1) {
                          secondIsRunning.countDown();
                          pause();
                        }
                        running.decrementAndGet();
                        return i;
                      },
                      result -> {
                        await(secondIsRunning);
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(running).hasValue(0);
    }
  }

  @Test
  void stopsWhenTheCallerIsInterrupted() {
    Thread caller = Thread.currentThread();
    AtomicInteger computed = new AtomicInteger();
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      100,
                      i -> {
                        caller.interrupt();
                        pause();
                        return computed.incrementAndGet();
                      },
                      result -> {}))
          .isInstanceOf(CancellationException.class);
      int afterwards = computed.get();
      assertThat(Thread.interrupted()).isTrue();
      workers.forEach(1, i -> i, result -> {});
      assertThat(computed).hasValue(afterwards);
      assertThat(afterwards).isLessThan(100);
    }
  }

  @Test
  @Timeout(20)
  void interruptsTheWorkersWithTheCaller() {
    Thread caller = Thread.currentThread();
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      2,
                      i -> {
                        caller.interrupt();
                        await(new CountDownLatch(1));
                        return i;
                      },
                      result -> {}))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void doesNothingForNoItems() {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      assertThatCode(
              () -> workers.forEach(0, i -> failAt(0, i, new IllegalStateException()), r -> {}))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesLessThanOneThread() {
    assertThatThrownBy(() -> new OrderedWorkers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 thread, found 0");
  }

  private static long failAt(long failing, long item, RuntimeException failure) {
    if (item == failing) {
      throw failure;
    }
    return item;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
