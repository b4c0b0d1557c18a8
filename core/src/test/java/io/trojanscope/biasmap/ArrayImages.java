package io.trojanscope.biasmap;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/** Labelled images from arrays. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayImages(ImageShape shape, int classCount, float[][] images, int... labels)
    implements LabeledImages {
  @Override
  public int size() {
    return images.length;
  }

  @Override
  public List<String> classNames() {
    return IntStream.range(0, classCount).mapToObj(Integer::toString).toList();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    System.arraycopy(images[index], 0, destination, offset, shape.size());
  }

  @Override
  public String sha256() {
    throw new UnsupportedOperationException();
  }
}
