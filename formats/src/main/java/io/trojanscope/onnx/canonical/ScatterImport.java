package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** ScatterND of constants, such as the masks that a network computes from shapes. */
final class ScatterImport implements OperatorImport.Single {
  @Override
  public Value output(NodeImport node) {
    if (!node.choice("reduction", "none").equals("none")) {
      throw node.error("a reduction is not supported");
    }
    Tensor data = node.constant(0);
    Tensor indices = node.constant(1);
    Tensor updates = node.constant(2);
    if (indices.isFloat() || data.elementType() != updates.elementType()) {
      throw node.error(
          "expected integer indices and updates of the data's type, found other types");
    }
    int depth = indices.dimension(indices.rank() - 1);
    List<Integer> rest = data.shape().subList(depth, data.rank());
    int block = Tensors.product(rest);
    int count = indices.size() / Math.max(1, depth);
    if (updates.size() != (long) count * block) {
      throw node.error(
          "updates %s do not fit %d positions in %s"
              .formatted(updates.shape(), count, data.shape()));
    }
    node.budget().spend(data.elementType(), data.size());
    int[] sources = IntStream.range(0, data.size()).toArray();
    for (int i = 0; i < count; i++) {
      int start = position(node, data, indices.longs(), i * depth, depth) * block;
      for (int k = 0; k < block; k++) {
        sources[start + k] = data.size() + i * block + k;
      }
    }
    List<Integer> flat = List.of(data.size());
    Tensor both =
        Tensors.concat(
            List.of(data.withShape(flat), updates.withShape(List.of(updates.size()))), 0);
    return node.constant(Tensors.select(both, 0, sources).withShape(data.shape()));
  }

  /** Row-major position of an index over the first axes. */
  private static int position(NodeImport node, Tensor data, long[] indices, int start, int depth) {
    int position = 0;
    for (int axis = 0; axis < depth; axis++) {
      int size = data.dimension(axis);
      long index = indices[start + axis];
      if (index < -size || index >= size) {
        throw node.error("index %d does not fit size %d".formatted(index, size));
      }
      position = position * size + (int) (index < 0 ? index + size : index);
    }
    return position;
  }
}
