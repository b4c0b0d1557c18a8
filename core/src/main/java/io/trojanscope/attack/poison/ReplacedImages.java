package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Map;

/**
 * A data set in which some images have other pixels.
 *
 * @param replaced by index, CHW
 */
record ReplacedImages(LabeledImages original, Map<Integer, float[]> replaced, String sha256)
    implements LabeledImages {
  @Override
  public ImageShape shape() {
    return original.shape();
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public List<String> classNames() {
    return original.classNames();
  }

  @Override
  public int label(int index) {
    return original.label(index);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    float[] image = replaced.get(index);
    if (image == null) {
      original.copyImage(index, destination, offset);
    } else {
      System.arraycopy(image, 0, destination, offset, image.length);
    }
  }
}
