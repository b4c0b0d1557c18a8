package io.trojanscope.detect;

/** Kinds of change that a trigger may be; a scan seeks each of them. */
public enum TriggerType {
  /** A few pixels, whatever their place. */
  SPARSE,
  /** The pixels of a window. */
  PATCH,
  /** All pixels of the image, each by a little. */
  FAINT,
  /** All intensities times one factor. */
  BRIGHTNESS;

  /** Whether it changes some pixels only, which its mask tells. */
  public boolean isLocal() {
    return this == SPARSE || this == PATCH;
  }
}
