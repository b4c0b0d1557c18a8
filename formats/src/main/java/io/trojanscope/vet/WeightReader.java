package io.trojanscope.vet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.graph.HalfFloat;
import io.trojanscope.graph.Tensor;
import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.archive.EntryContent;
import io.trojanscope.vet.archive.FileBytes;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.archive.UnreadableArchiveException;
import io.trojanscope.vet.pickle.PickledValue;
import io.trojanscope.vet.pickle.PickledValue.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tensors of a vetted archive: every float as float32, int64 and bool as they are. */
public final class WeightReader {
  /** A tensor may repeat the numbers of its record, but not without end. */
  private static final long MOST_REPEATED = 1 << 24;

  private final Path file;
  private final Archive archive;
  private final String folder;
  private final Map<PickledValue.Tensor, Tensor> read = new HashMap<>();
  private Storage lastStorage;
  private ByteBuffer lastBytes;

  WeightReader(Path file, Archive archive, String folder) {
    this.file = file;
    this.archive = archive;
    this.folder = folder;
  }

  /**
   * Reads a tensor; the same one is read once.
   *
   * @throws InvalidInputException if the file has changed since it was vetted, or the numbers are
   *     of a type that is not supported
   */
  public Tensor read(PickledValue.Tensor tensor) {
    return read.computeIfAbsent(tensor, this::readNew);
  }

  private Tensor readNew(PickledValue.Tensor tensor) {
    long elements = WeightVetter.elements(tensor);
    if (elements > Math.max(tensor.storage().elements(), MOST_REPEATED)) {
      throw error(tensor, "a tensor of shape " + tensor.shape() + " repeats its record too often");
    }
    int[] positions = StridedPositions.of(tensor);
    List<Integer> shape = tensor.shape().stream().map(Math::toIntExact).toList();
    return switch (tensor.storage().type()) {
      case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> Tensor.of(shape, floats(tensor, positions));
      case INT64 -> Tensor.of(shape, longs(tensor, positions));
      case BOOL -> Tensor.ofBooleans(shape, longs(tensor, positions));
      default ->
          throw error(
              tensor,
              "numbers of type %s are not supported; convert them to int64 or float32"
                  .formatted(tensor.storage().type().displayName()));
    };
  }

  private float[] floats(PickledValue.Tensor tensor, int... positions) {
    ByteBuffer bytes = bytes(tensor);
    float[] values = new float[positions.length];
    for (int i = 0; i < values.length; i++) {
      int at = positions[i];
      values[i] =
          switch (tensor.storage().type()) {
            case FLOAT64 -> (float) bytes.getDouble(at * Double.BYTES);
            case FLOAT16 -> HalfFloat.toFloat(bytes.getShort(at * Short.BYTES));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at * Short.BYTES) << Short.SIZE);
            default -> bytes.getFloat(at * Float.BYTES);
          };
    }
    return values;
  }

  private long[] longs(PickledValue.Tensor tensor, int... positions) {
    ByteBuffer bytes = bytes(tensor);
    boolean wide = tensor.storage().type().bytes() == Long.BYTES;
    long[] values = new long[positions.length];
    for (int i = 0; i < values.length; i++) {
      int at = positions[i];
      values[i] = wide ? bytes.getLong(at * Long.BYTES) : bytes.get(at) == 0 ? 0 : 1;
    }
    return values;
  }

  private ByteBuffer bytes(PickledValue.Tensor tensor) {
    Storage storage = tensor.storage();
    if (!storage.equals(lastStorage)) {
      lastBytes = load(tensor);
      lastStorage = storage;
    }
    return lastBytes;
  }

  private ByteBuffer load(PickledValue.Tensor tensor) {
    LocalEntry entry = archive.weights().get(folder + tensor.storage().key());
    if (entry == null) {
      return ByteBuffer.allocate(0);
    }
    RecordBytes record = new RecordBytes(Math.toIntExact(entry.central().size()));
    try (FileBytes source = new FileBytes(file)) {
      EntryContent.copy(source, entry, record);
    } catch (EntryContent.BrokenEntryException | UnreadableArchiveException e) {
      throw new InvalidInputException(file + ": changed while it was read; run again", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
    return record.buffer();
  }

  private InvalidInputException error(PickledValue.Tensor tensor, String problem) {
    return new InvalidInputException(
        "%s: %s%s: %s".formatted(file, folder, tensor.storage().key(), problem));
  }

  private static final class RecordBytes extends ByteArrayOutputStream {
    RecordBytes(int size) {
      super(size);
    }

    ByteBuffer buffer() {
      return ByteBuffer.wrap(buf, 0, count).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
