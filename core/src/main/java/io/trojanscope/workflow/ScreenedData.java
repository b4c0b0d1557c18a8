package io.trojanscope.workflow;

import io.trojanscope.result.ScreenedImage;
import io.trojanscope.result.ScreeningDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a screening.
 *
 * @param images all of them, the most suspicious first
 * @param folder that holds their files; empty if they are no picture files
 */
public record ScreenedData(
    ScreeningDocument document, List<ScreenedImage> images, Optional<Path> folder) {
  public ScreenedData {
    images = List.copyOf(images);
  }
}
