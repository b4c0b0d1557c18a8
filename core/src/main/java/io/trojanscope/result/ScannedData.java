package io.trojanscope.result;

/**
 * The labelled images that a scan used.
 *
 * @param name what the data are called; may hold any character
 * @param images how many the models were tried on, at least 1
 */
public record ScannedData(String name, long images) {
  /**
   * @throws IllegalArgumentException if there are no images
   */
  public ScannedData {
    if (images < 1) {
      throw new IllegalArgumentException("expected at least 1 image, found " + images);
    }
  }
}
