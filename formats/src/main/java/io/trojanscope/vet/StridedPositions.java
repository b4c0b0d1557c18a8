package io.trojanscope.vet;

import io.trojanscope.vet.pickle.PickledValue;

/** Where the elements of a tensor lie in its record, in row-major order. */
final class StridedPositions {
  private StridedPositions() {}

  static int[] of(PickledValue.Tensor tensor) {
    int rank = tensor.shape().size();
    int[] positions = new int[Math.toIntExact(WeightVetter.elements(tensor))];
    long[] index = new long[rank];
    long position = tensor.offset();
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Math.toIntExact(position);
      int axis = rank - 1;
      while (axis >= 0) {
        long stride = tensor.strides().get(axis);
        position += stride;
        if (++index[axis] < tensor.shape().get(axis)) {
          break;
        }
        position -= stride * index[axis];
        index[axis] = 0;
        axis--;
      }
    }
    return positions;
  }
}
