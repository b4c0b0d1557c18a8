package io.trojanscope.scan;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.ImageSource;
import io.trojanscope.image.LabeledImages;
import java.util.Optional;

/**
 * Images for scans.
 *
 * @param name in reports
 * @param images that the verdict rests on
 * @param training others, to train references on
 */
record ScanImages(String name, LabeledImages images, Optional<LabeledImages> training) {
  /**
   * Reads the images.
   *
   * @param trains whether references are trained; if not, all pictures that are not divided are
   *     test images
   */
  static ScanImages of(ImageSource source, DataRequest request, boolean trains) {
    if (trains) {
      Optional<ScanImages> divided =
          source
              .divided(request)
              .map(data -> new ScanImages(data.name(), data.test(), Optional.of(data.training())));
      if (divided.isPresent()) {
        return divided.get();
      }
    }
    return new ScanImages(source.name(), source.test(request), Optional.empty());
  }
}
