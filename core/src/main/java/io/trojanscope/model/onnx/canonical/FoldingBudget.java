package io.trojanscope.model.onnx.canonical;

import io.trojanscope.InvalidInputException;

/** Bounds what a file can make us compute before the network runs. */
final class FoldingBudget {
  private static final long LARGEST_TENSOR = 1L << 26;
  private static final long ALL_TENSORS = 1L << 29;

  private final String file;
  private long spent;

  FoldingBudget(String file) {
    this.file = file;
  }

  /** Asked before a tensor of this shape is allocated; an unfit shape is an error. */
  void spend(Shape shape) {
    spend(shape.elementCount().constant());
  }

  /** Asked before so many values are allocated. */
  void spend(long elements) {
    if (elements < 0 || elements > LARGEST_TENSOR) {
      throw new ArithmeticException("a constant of more than " + LARGEST_TENSOR + " values");
    }
    spent += elements;
    if (spent > ALL_TENSORS) {
      throw new InvalidInputException(
          file + ": its constants are computed from one another in more than 2^29 steps");
    }
  }
}
