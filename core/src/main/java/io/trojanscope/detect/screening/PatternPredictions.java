package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;

/**
 * The classes that a model predicts for images with each pattern of a dictionary.
 *
 * @param imagesPerClass how many images of each class saw each pattern
 * @param counts patterns x source classes x classes: images of a source that are classified so
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PatternPredictions(int imagesPerClass, int[][][] counts) {
  int classes() {
    return counts[0].length;
  }

  /** Share of the images of a source that a pattern misclassifies as a target. */
  double share(int pattern, ClassPair pair) {
    return counts[pattern][pair.source()][pair.target()] / (double) imagesPerClass;
  }

  /** Share of the images of all other classes that a pattern misclassifies as a target. */
  double share(int pattern, int target) {
    int misclassified = 0;
    int sources = counts[pattern].length;
    for (int source = 0; source < sources; source++) {
      misclassified += source == target ? 0 : counts[pattern][source][target];
    }
    return misclassified / (double) (imagesPerClass * (sources - 1));
  }
}
