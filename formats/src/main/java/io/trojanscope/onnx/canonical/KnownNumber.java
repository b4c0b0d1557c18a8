package io.trojanscope.onnx.canonical;

/**
 * How a file holds the numbers of a constant or of what is computed from constants.
 *
 * @param exact whether these numbers equal those of the file, to the bit
 */
record KnownNumber(NumberType type, boolean exact) {
  static final KnownNumber INTEGER = new KnownNumber(NumberType.INT64, true);
  static final KnownNumber TRUTH = new KnownNumber(NumberType.BOOL, true);
  static final KnownNumber REAL = new KnownNumber(NumberType.FLOAT, true);

  /** Of a constant: only float64 has digits that are not held here. */
  static KnownNumber stored(NumberType type) {
    return new KnownNumber(type, type != NumberType.DOUBLE);
  }
}
