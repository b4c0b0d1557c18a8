package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.Optional;

/**
 * A value of the network.
 *
 * @param name in the canonical graph; a known value only gets there when a node needs it
 */
public record Value(String name, ElementType type, Shape shape, Optional<KnownContent> known) {
  static Value known(String name, KnownContent known) {
    return new Value(
        name, known.constant().elementType(), Shape.fixed(known.shape()), Optional.of(known));
  }

  static Value computed(String name, ElementType type, Shape shape) {
    return new Value(name, type, shape, Optional.empty());
  }

  /** The content, if it is known and the same for any number of images. */
  public Optional<Tensor> constant() {
    return known.filter(KnownContent::isFixed).map(KnownContent::constant);
  }

  /** Whether its elements are float32. */
  public boolean isFloat() {
    return type == ElementType.FLOAT32;
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.rank();
  }

  /** Size of a dimension, counted from 0. */
  public Size size(int axis) {
    return shape.get(axis);
  }
}
