package io.trojanscope.spec;

import java.util.List;

/**
 * What a classifier takes and gives.
 *
 * @param input shape of one image
 * @param normalization how an intensity in [0, 1] becomes the network's input value
 * @param classNames names of the classes, in the order of the logits
 */
public record ModelSpec(ImageShape input, Normalization normalization, List<String> classNames) {
  public ModelSpec {
    classNames = List.copyOf(classNames);
    normalization.requireChannels(input.channels());
    if (classNames.size() < 2) {
      throw new IllegalArgumentException("expected at least 2 classes, found " + classNames.size());
    }
  }

  /** Number of classes, and of logits. */
  public int classCount() {
    return classNames.size();
  }
}
