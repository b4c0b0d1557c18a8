package io.trojanscope.repair;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a file keeps a weight of the network: which initializer, and how its axes are ordered.
 *
 * @param constant name of the weight in the network
 * @param initializer name of the initializer in the file
 * @param axes axis r of the weight is axis {@code axes.get(r)} of the initializer; empty if both
 *     have the same values in the same order
 */
record WeightPlace(String constant, String initializer, List<Integer> axes) {
  private static final int MOST_AXES = 5;

  WeightPlace {
    axes = List.copyOf(axes);
  }

  /** The place, if the initializer has the weight's values in some order of its axes. */
  static Optional<WeightPlace> of(
      String constant, Tensor weight, String initializer, Tensor stored) {
    if (weight.size() != stored.size()) {
      return Optional.empty();
    }
    if (Arrays.equals(weight.floats(), stored.floats())) {
      return Optional.of(new WeightPlace(constant, initializer, List.of()));
    }
    if (stored.rank() != weight.rank() || stored.rank() > MOST_AXES) {
      return Optional.empty();
    }
    return orders(stored.rank()).stream()
        .map(order -> new WeightPlace(constant, initializer, order))
        .filter(place -> place.holds(weight, stored))
        .findFirst();
  }

  private boolean holds(Tensor weight, Tensor stored) {
    for (int axis = 0; axis < axes.size(); axis++) {
      if (weight.dimension(axis) != stored.dimension(axes.get(axis))) {
        return false;
      }
    }
    return Arrays.equals(weight.floats(), gathered(stored.floats(), weight.shape()));
  }

  /** The initializer that holds another weight. */
  Tensor stored(Tensor weight, List<Integer> shape) {
    if (axes.isEmpty()) {
      return Tensor.of(shape, weight.floats());
    }
    float[] values = new float[weight.size()];
    int[] positions = positions(weight.shape());
    for (int i = 0; i < positions.length; i++) {
      values[positions[i]] = weight.floats()[i];
    }
    return Tensor.of(shape, values);
  }

  /** The weight, of a shape, that an initializer holds. */
  Tensor weight(Tensor stored, List<Integer> shape) {
    return Tensor.of(shape, axes.isEmpty() ? stored.floats() : gathered(stored.floats(), shape));
  }

  private float[] gathered(float[] stored, List<Integer> shape) {
    int[] positions = positions(shape);
    float[] values = new float[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[positions[i]];
    }
    return values;
  }

  /** For each value of a weight of this shape its index in the initializer. */
  private int[] positions(List<Integer> shape) {
    int[] strides = new int[axes.size()];
    int stride = 1;
    for (int storedAxis = axes.size() - 1; storedAxis >= 0; storedAxis--) {
      int axis = axes.indexOf(storedAxis);
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    int[] positions = new int[stride];
    for (int i = 0; i < stride; i++) {
      int rest = i;
      for (int axis = axes.size() - 1; axis >= 0; axis--) {
        positions[i] += rest % shape.get(axis) * strides[axis];
        rest /= shape.get(axis);
      }
    }
    return positions;
  }

  /** All orders of so many axes. */
  private static List<List<Integer>> orders(int rank) {
    if (rank == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> shorter : orders(rank - 1)) {
      IntStream.rangeClosed(0, shorter.size())
          .forEach(
              place -> {
                List<Integer> order = new ArrayList<>(shorter);
                order.add(place, rank - 1);
                all.add(order);
              });
    }
    return all;
  }
}
