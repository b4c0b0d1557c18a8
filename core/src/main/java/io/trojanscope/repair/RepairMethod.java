package io.trojanscope.repair;

import io.trojanscope.text.EnumText;

/** How a backdoor is removed from a model. */
public enum RepairMethod {
  /** {@link #UNLEARN} with images, {@link #CLP} without. */
  AUTO,

  /** Training on clean images: the baseline. */
  FINETUNE,

  /**
   * Training on clean images of which a part carries the recovered triggers and keeps its labels
   * (Wang et al. 2019).
   */
  UNLEARN,

  /**
   * Channel Lipschitzness pruning (Zheng et al. 2022): channels that amplify most are set to zero.
   * Needs no images.
   */
  CLP,

  /**
   * Fine-pruning (Liu et al. 2018): channels of the last convolution that clean images do not use
   * are set to zero, then training on clean images.
   */
  PRUNE;

  /** Whether it trains on clean images. */
  public boolean needsImages() {
    return this != AUTO && this != CLP;
  }

  /** Its name in results. */
  String word() {
    return EnumText.lower(this);
  }
}
