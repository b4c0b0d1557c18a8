package io.trojanscope.lab.zoo;

import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import java.util.List;

/**
 * What is measured of a model when it is made.
 *
 * @param accuracy on the clean test images, in [0, 1]
 * @param backdoors empty for a clean model
 */
record ModelRecord(double accuracy, List<KnownBackdoor> backdoors) {
  static final String FORMAT = "trojanscope.zoo-model";

  ModelRecord {
    backdoors = List.copyOf(backdoors);
  }
}
