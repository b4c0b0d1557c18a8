package io.trojanscope.model.loader;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;

/** Images to try a model with, and what they tell. */
final class Probe {
  /** Not the number of classes of any model. */
  static final int COUNT = 3;

  private static final float TOLERANCE = 1e-3f;

  private Probe() {}

  static ImageBatch images(ImageShape shape) {
    ImageBatch images = ImageBatch.blank(COUNT, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.sin(1.7 * i + i / 97.0));
    }
    return images;
  }

  /** Whether a model's outputs are all within [0, 1], and 1 over the classes of each image. */
  static boolean givesProbabilities(Classifier classifier) {
    Logits outputs = classifier.logits(images(classifier.spec().input()));
    for (int image = 0; image < outputs.count(); image++) {
      float sum = 0;
      for (int c = 0; c < outputs.classes(); c++) {
        float value = outputs.get(image, c);
        if (value < 0 || value > 1 + TOLERANCE) {
          return false;
        }
        sum += value;
      }
      if (Math.abs(sum - 1) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
