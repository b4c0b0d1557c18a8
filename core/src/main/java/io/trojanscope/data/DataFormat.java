package io.trojanscope.data;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;

/** A way in which a folder may hold labelled images. */
interface DataFormat {
  /** What a folder must hold, to complete "expected ...". */
  String expectation();

  /**
   * Reads the data.
   *
   * @return nothing if the folder shows no sign of this format
   * @throws io.trojanscope.error.InvalidInputException if it does, but something is missing or
   *     damaged
   */
  Optional<LabeledData> read(FolderListing listing, DataRequest request);

  /** Reads the test images alone, in the same way. */
  Optional<LabeledImages> readTest(FolderListing listing, DataRequest request);

  /** Reads the images to train on alone; of pictures that are not divided, all. */
  default Optional<NamedImages> readTraining(FolderListing listing, DataRequest request) {
    return read(listing, request).map(data -> NamedImages.numbered(data.training()));
  }

  /** Shape of the images, if all that were looked at have the same one. */
  Optional<ImageShape> storedShape(FolderListing listing);
}
