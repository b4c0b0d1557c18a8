package io.trojanscope.evaluate;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes images of two pixels and three classes: the first pixel, doubled and rounded, is the class,
 * unless the second is 1 and the first not immune (0.6): then it is class 2.
 */
final class PixelClassifier implements Classifier {
  static final ImageShape SHAPE = new ImageShape(1, 1, 2);
  final Queue<Integer> batchSizes = new ConcurrentLinkedQueue<>();

  @Override
  public ModelSpec spec() {
    return new ModelSpec(SHAPE, Normalization.identity(1), List.of("a", "b", "c"));
  }

  @Override
  public Logits logits(ImageBatch images) {
    batchSizes.add(images.count());
    float[] logits = new float[images.count() * 3];
    for (int i = 0; i < images.count(); i++) {
      float first = images.values()[images.offset(i)];
      boolean fooled = images.values()[images.offset(i) + 1] == 1f && first != 0.6f;
      logits[i * 3 + (fooled ? 2 : Math.round(first * 2))] = 1f;
    }
    return new Logits(images.count(), 3, logits);
  }

  @Override
  public void close() {}
}
