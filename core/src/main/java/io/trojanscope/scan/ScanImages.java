package io.trojanscope.scan;

import io.trojanscope.data.LabeledData;
import io.trojanscope.image.LabeledImages;
import java.util.Optional;

/**
 * Images for scans.
 *
 * @param name what they are called in reports
 * @param images that the verdict rests on
 * @param training others, to train references on
 */
public record ScanImages(String name, LabeledImages images, Optional<LabeledImages> training) {
  /** Those to test with decide, the others are trained on. */
  public static ScanImages of(LabeledData data) {
    return new ScanImages(data.name(), data.test(), Optional.of(data.training()));
  }
}
