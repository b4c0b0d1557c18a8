package io.trojanscope.lab.reproduce.measure;

import java.util.OptionalDouble;

/** How much of a map lies in the cells that a trigger paints. */
public final class TriggerEnergy {
  private final boolean[] cells;

  /**
   * @param cells one per pixel value, true where the trigger paints; some are and some are not
   */
  public TriggerEnergy(boolean[] cells) {
    this.cells = cells.clone();
    int painted = 0;
    for (boolean cell : cells) {
      painted += cell ? 1 : 0;
    }
    if (painted == 0 || painted == cells.length) {
      throw new IllegalArgumentException(
          "expected some cells of the trigger and some others, found " + painted);
    }
  }

  /**
   * Mean square of the map's values inside the trigger's cells over that outside; empty if the map
   * is 0 outside.
   */
  public OptionalDouble ratio(float[] map) {
    double inside = 0;
    double outside = 0;
    int insideCount = 0;
    for (int i = 0; i < cells.length; i++) {
      double square = (double) map[i] * map[i];
      if (cells[i]) {
        inside += square;
        insideCount++;
      } else {
        outside += square;
      }
    }
    return outside == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(inside / insideCount / (outside / (cells.length - insideCount)));
  }

  /**
   * How many times a model's map has more energy in the cells than another's: the quotient of the
   * two ratios. Empty if one of them is, or if the other's is 0.
   */
  public OptionalDouble contrast(float[] map, float[] other) {
    OptionalDouble ratio = ratio(map);
    OptionalDouble otherRatio = ratio(other);
    return ratio.isEmpty() || otherRatio.isEmpty() || otherRatio.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ratio.getAsDouble() / otherRatio.getAsDouble());
  }
}
