package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ElementType;

/** Bounds what a file can make us compute before the network runs, in bytes of memory. */
final class FoldingBudget {
  private static final long LARGEST_TENSOR = 1L << 29;
  private static final long ALL_TENSORS = 1L << 30;

  private final String file;
  private long spent;

  FoldingBudget(String file) {
    this.file = file;
  }

  /** Asked before known values are brought into this shape; an unfit shape is an error. */
  void spend(KnownContent known, Shape shape) {
    spend(known.constant().elementType(), shape);
    known.perImage().ifPresent(integers -> spend(integers.elementType(), shape));
  }

  /** Asked before a tensor of this shape is allocated; an unfit shape is an error. */
  void spend(ElementType type, Shape shape) {
    spend(type, shape.elementCount().constant());
  }

  /** Called before this many values are allocated. */
  void spend(ElementType type, long elements) {
    int bytes = type == ElementType.FLOAT32 ? Float.BYTES : Long.BYTES;
    if (elements < 0 || elements > LARGEST_TENSOR / bytes) {
      throw new ArithmeticException("a constant of more than " + LARGEST_TENSOR + " bytes");
    }
    spent += elements * bytes;
    if (spent > ALL_TENSORS) {
      throw new InvalidInputException(
          file + ": the constants that it computes take more than " + ALL_TENSORS + " bytes");
    }
  }
}
