package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Value;

/** The numbers that a tensor and the views of it share. */
final class TensorMemory {
  private final boolean weight;
  private Value whole;
  private boolean exact;
  private int version;
  private boolean lost;

  /**
   * @param weight whether the model keeps it from call to call
   * @param exact whether libtorch computes these very numbers: only integers and shapes led to them
   */
  TensorMemory(Value whole, boolean weight, boolean exact) {
    this.whole = whole;
    this.weight = weight;
    this.exact = exact;
  }

  Value whole() {
    if (lost) {
      throw new UnsupportedCodeException(
          "uses a tensor after a part of it was changed in place, which is not supported");
    }
    return whole;
  }

  boolean isExact() {
    return exact;
  }

  int version() {
    return version;
  }

  void write(Value value, boolean valueIsExact) {
    requireWritable();
    whole = value;
    exact &= valueIsExact;
    version++;
  }

  /** What is changed through a view that cannot be followed back; nobody else may read it then. */
  void lose() {
    requireWritable();
    lost = true;
    version++;
  }

  private void requireWritable() {
    if (weight) {
      throw new UnsupportedCodeException(
          "changes a weight of the model; if it was exported for training, call model.eval()"
              + " before");
    }
  }
}
