package io.trojanscope.report.html;

import io.trojanscope.report.picture.Png;
import java.awt.image.BufferedImage;

/**
 * A picture inside the page.
 *
 * @param uri {@code data:} URI of a PNG
 * @param alt what the picture shows, for those who do not see it
 */
record PictureView(String uri, int width, int height, String alt) {
  static PictureView of(BufferedImage picture, String alt) {
    return new PictureView(Png.dataUri(picture), picture.getWidth(), picture.getHeight(), alt);
  }
}
