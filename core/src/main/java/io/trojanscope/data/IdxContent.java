package io.trojanscope.data;

/** What is expected of an IDX file. */
enum IdxContent {
  LABELS(1, 1, "1 dimension (count)"),
  IMAGES(3, 4, "3 or 4 dimensions (count, channels if several, rows, columns)");

  private final int fewestDimensions;
  private final int mostDimensions;
  private final String dimensions;

  IdxContent(int fewestDimensions, int mostDimensions, String dimensions) {
    this.fewestDimensions = fewestDimensions;
    this.mostDimensions = mostDimensions;
    this.dimensions = dimensions;
  }

  boolean mayHave(int dimensionCount) {
    return fewestDimensions <= dimensionCount && dimensionCount <= mostDimensions;
  }

  /** The dimensions, to complete "expected ...". */
  String dimensions() {
    return dimensions;
  }
}
