package io.trojanscope.detect;

/** What models and images a scan was given; the most reliable mode first. */
public enum ScanMode {
  /** Clean reference models and images of the classes. */
  REFERENCE_AND_IMAGES,
  /** Labelled images, on which the references are trained. */
  IMAGES,
  /** Clean reference models; the images are made from noise. */
  REFERENCE,
  /** The suspect model alone; the images are made from noise. */
  MODEL_ALONE;

  /** Whether the scan was given images. */
  public boolean hasImages() {
    return this == REFERENCE_AND_IMAGES || this == IMAGES;
  }
}
