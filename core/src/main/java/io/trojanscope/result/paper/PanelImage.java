package io.trojanscope.result.paper;

import io.trojanscope.image.Pixels;

/** An image or a map of a panel. */
public record PanelImage(Pixels float32) {
  /**
   * An image of these values.
   *
   * @param values CHW
   * @throws IllegalArgumentException if a value is not finite
   */
  public static PanelImage of(float... values) {
    return new PanelImage(new Pixels(values));
  }

  /** The values, CHW; shared, not copied. */
  public float[] values() {
    return float32.values();
  }
}
