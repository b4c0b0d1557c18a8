package io.trojanscope.report.picture;

import io.trojanscope.biasmap.BiasMap;

/** What is averaged. */
public enum MapKind {
  /** The adversarial examples themselves. */
  ADVERSARIAL,
  /** What the attack added. */
  PERTURBATION;

  /** The mean of a map, CHW. */
  float[] mean(BiasMap map) {
    return (this == ADVERSARIAL ? map.adversarial() : map.perturbation()).mean().values();
  }
}
