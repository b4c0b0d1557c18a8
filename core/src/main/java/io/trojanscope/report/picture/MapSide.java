package io.trojanscope.report.picture;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.ModelMap;
import java.util.Optional;

/** Whose map, or the difference of both. */
public enum MapSide {
  SUSPECT,
  REFERENCE,
  /** Suspect minus reference. */
  DIFFERENCE;

  /** The mean map, CHW; empty if a model has no map there. */
  Optional<float[]> mean(MapComparison comparison, MapKind kind) {
    Optional<float[]> suspect = comparison.suspect().map().map(kind::mean);
    Optional<float[]> reference = comparison.reference().flatMap(ModelMap::map).map(kind::mean);
    return switch (this) {
      case SUSPECT -> suspect;
      case REFERENCE -> reference;
      case DIFFERENCE -> suspect.flatMap(map -> reference.map(other -> subtract(map, other)));
    };
  }

  private static float[] subtract(float[] left, float[] right) {
    float[] difference = new float[left.length];
    for (int i = 0; i < left.length; i++) {
      difference[i] = left[i] - right[i];
    }
    return difference;
  }
}
