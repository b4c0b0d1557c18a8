package io.trojanscope.result;

/**
 * A training image as the screening sees it.
 *
 * @param name its file below the folder of the images, with slashes, or its number; may hold any
 *     character
 * @param label index of its class
 * @param score the greater, the more suspicious; comparable within a class
 * @param setApart whether it is to be set apart
 */
public record ScreenedImage(String name, int label, double score, boolean setApart) {
  /**
   * @throws IllegalArgumentException if the score is not finite
   */
  public ScreenedImage {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("expected a finite score, found " + score);
    }
  }
}
