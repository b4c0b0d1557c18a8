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
  BRIGHTNESS;

  /** Whether it changes only the pixels of its mask. */
  public boolean isLocal() {
    return this == SPARSE || this == PATCH;
  }
}
