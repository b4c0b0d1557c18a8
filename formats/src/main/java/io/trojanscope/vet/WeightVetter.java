package io.trojanscope.vet;

import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.finding.Finding.Kind;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import io.trojanscope.vet.pickle.PickledValue.Storage;
import io.trojanscope.vet.pickle.PickledValue.Tensor;
import java.util.List;

/** Checks that every tensor lies within its weight record. */
final class WeightVetter {
  private static final int MOST_AXES = 64;

  private final Archive archive;
  private final VettingLimits limits;
  private final Findings findings;
  private long loadedBytes;

  WeightVetter(Archive archive, VettingLimits limits, Findings findings) {
    this.archive = archive;
    this.limits = limits;
    this.findings = findings;
  }

  /**
   * Checks the records that a pickle refers to: libtorch trusts their stated length, and reads past
   * a shorter record's end.
   *
   * @param folder of the records, such as {@code data/}
   */
  void checkRecords(String folder, List<Storage> storages) {
    for (Storage storage : storages) {
      String path = folder + storage.key();
      long needed = bytes(storage);
      long present = archive.weightBytes(path);
      if (present < 0 && needed > 0) {
        findings.add(Kind.WEIGHTS, path, "'" + path + "' is missing");
      } else if (present < needed) {
        findings.add(
            Kind.WEIGHTS,
            path,
            "'%s' has %d bytes, its tensors need %d".formatted(path, present, needed));
      }
      loadedBytes += Math.min(needed, Long.MAX_VALUE - loadedBytes);
    }
    if (loadedBytes > limits.unpackedBytes()) {
      findings.add(
          Kind.LIMIT,
          folder,
          "the weights have %d bytes when loaded; the limit is %d"
              .formatted(loadedBytes, limits.unpackedBytes()));
    }
  }

  private static long bytes(Storage storage) {
    try {
      return Math.multiplyExact(storage.elements(), (long) storage.type().bytes());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Checks that a tensor's elements all lie within the stated length of its record. */
  void checkTensor(String folder, Tensor tensor) {
    if (!liesWithin(tensor)) {
      findings.add(
          Kind.WEIGHTS,
          folder + tensor.storage().key(),
          "a tensor of shape %s, strides %s and offset %d does not fit its record of %d elements"
              .formatted(
                  tensor.shape(), tensor.strides(), tensor.offset(), tensor.storage().elements()));
    }
  }

  private static boolean liesWithin(Tensor tensor) {
    if (tensor.offset() < 0 || tensor.shape().size() > MOST_AXES) {
      return false;
    }
    try {
      long last = tensor.offset();
      for (int axis = 0; axis < tensor.shape().size(); axis++) {
        long dimension = tensor.shape().get(axis);
        long stride = tensor.strides().get(axis);
        if (dimension < 0 || stride < 0) {
          return false;
        }
        if (dimension > 0) {
          last = Math.addExact(last, Math.multiplyExact(dimension - 1, stride));
        }
      }
      return elements(tensor) == 0
          ? tensor.offset() <= tensor.storage().elements()
          : last < tensor.storage().elements();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /**
   * Number of a tensor's elements.
   *
   * @throws ArithmeticException if it exceeds a long
   */
  static long elements(Tensor tensor) {
    long elements = 1;
    for (long dimension : tensor.shape()) {
      if (dimension == 0) {
        return 0;
      }
      elements = Math.multiplyExact(elements, dimension);
    }
    return elements;
  }
}
