package io.trojanscope.biasmap;

import java.util.List;
import java.util.stream.LongStream;

/**
 * All attacks of a run, kind by kind and image by image, cut into batches that may hold several
 * kinds. The cut depends on nothing but the number of attacks and the batch size.
 */
final class AttackPlan {
  /** One image attacked in one way. */
  record Attack(AttackKind kind, int image) {}

  private final List<AttackKind> kinds;
  private final int images;
  private final int batchSize;

  /**
   * @param images number of different images that each kind starts from
   * @param batchSize greatest number of attacks in a batch
   */
  AttackPlan(List<AttackKind> kinds, int images, int batchSize) {
    this.kinds = kinds;
    this.images = images;
    this.batchSize = (int) Math.min(batchSize, (long) kinds.size() * images);
  }

  /** Number of attacks. */
  long size() {
    return (long) kinds.size() * images;
  }

  long batches() {
    return (size() + batchSize - 1) / batchSize;
  }

  /** Number of attacks before a batch. */
  long first(long batch) {
    return batch * batchSize;
  }

  /** The attacks of a batch; fewer in the last. */
  List<Attack> batch(long batch) {
    return attacks(first(batch), Math.min(first(batch + 1), size()));
  }

  /**
   * The attacks of a batch, the last one filled up with repetitions of its last attack: batches of
   * one size, since an engine's bits and speed may depend on it.
   */
  List<Attack> fullBatch(long batch) {
    return attacks(first(batch), first(batch + 1));
  }

  private List<Attack> attacks(long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> attack(Math.min(i, size() - 1))).toList();
  }

  private Attack attack(long index) {
    return new Attack(kinds.get((int) (index / images)), (int) (index % images));
  }
}
