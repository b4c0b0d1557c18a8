package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Content of a value that is known before the network runs: {@code constant + perImage * N}. Only
 * int64 values, computed from shapes, depend on the number of images N.
 */
public record KnownContent(Tensor constant, Optional<Tensor> perImage) {
  public KnownContent {
    perImage = perImage.filter(t -> Arrays.stream(t.longs()).anyMatch(v -> v != 0));
  }

  static KnownContent of(Tensor constant) {
    return new KnownContent(constant, Optional.empty());
  }

  /** Integers in a shape of their own. */
  static KnownContent of(List<Integer> shape, List<Size> values) {
    Tensor constant = Tensor.of(shape, values.stream().mapToLong(Size::constant).toArray());
    Tensor perImage = Tensor.of(shape, values.stream().mapToLong(Size::perImage).toArray());
    return new KnownContent(constant, Optional.of(perImage));
  }

  /** Whether it is the same for any number of images. */
  public boolean isFixed() {
    return perImage.isEmpty();
  }

  List<Integer> shape() {
    return constant.shape();
  }

  /** The integers, one by one, in row-major order. */
  public List<Size> sizes() {
    return IntStream.range(0, constant.size()).mapToObj(this::size).toList();
  }

  private Size size(int i) {
    return new Size(constant.longs()[i], perImage.map(t -> t.longs()[i]).orElse(0L));
  }

  /** Moves the values about. */
  KnownContent rearranged(UnaryOperator<Tensor> move) {
    return new KnownContent(move.apply(constant), perImage.map(move));
  }
}
