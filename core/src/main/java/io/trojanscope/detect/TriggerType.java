package io.trojanscope.detect;

/** What a trigger changes in an image; a scan searches each type. */
public enum TriggerType {
  /** A few pixels, whatever their place. */
  SPARSE,
  /** The pixels of a window. */
  PATCH,
  /** All pixels of the image, each by a little: a blended pattern. */
  FAINT,
  /** All intensities times one factor. */
  BRIGHTNESS,
  /** The pixels of a mask, each replaced to a share of its own: from few pixels to a blend. */
  MASK,
  /** A sinusoid or another smooth wave added to the whole image. */
  WAVE,
  /** All pixels moved by a smooth field. */
  WARP,
  /**
   * All intensities changed by one curve: gamma, quantization, brightness, a shift of a channel.
   */
  TONE;

  /** Whether it changes only the pixels of its mask. */
  public boolean isLocal() {
    return this == SPARSE || this == PATCH || this == MASK;
  }

  /**
   * Whether it is measured in each model by itself, and models are compared afterwards; triggers of
   * the other types are fitted to suspect and references together.
   */
  public boolean isMeasuredAlone() {
    return this == MASK || this == WAVE || this == WARP || this == TONE;
  }
}
