package io.trojanscope.biasmap;

import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.OptionalInt;

/** All samples are one all-zero image. */
record BlankImage(ImageShape shape, int samples) implements StartingImages {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public int repeats(int index) {
    return samples;
  }

  @Override
  public OptionalInt label(int index) {
    return OptionalInt.empty();
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    Arrays.fill(destination, offset, offset + shape.size(), 0f);
  }
}
