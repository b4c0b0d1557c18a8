package io.trojanscope.screen;

import io.trojanscope.text.EnumText;

/** How the images of a class are scored; the greater a score, the more suspicious the image. */
public enum ScreeningMethod {
  /** B. Tran, J. Li, A. Madry, "Spectral Signatures in Backdoor Attacks", NeurIPS 2018. */
  SPECTRAL_SIGNATURES,
  /**
   * B. Chen et al., "Detecting Backdoor Attacks on Deep Neural Networks by Activation Clustering",
   * SafeAI 2019.
   */
  ACTIVATION_CLUSTERING,
  /**
   * J. Hayase et al., "SPECTRE: Defending Against Backdoor Attacks Using Robust Statistics", ICML
   * 2021.
   */
  SPECTRE,
  /**
   * D. Tang et al., "Demon in the Variant: Statistical Analysis of DNNs for Robust Backdoor
   * Contamination Detection", USENIX Security 2021.
   */
  SCAN;

  /** The name in options and results: lower case, with hyphens. */
  public String text() {
    return EnumText.hyphenated(this);
  }
}
