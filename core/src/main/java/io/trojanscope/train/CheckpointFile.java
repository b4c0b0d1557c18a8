package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a training as a file: a line with format and version, the key of the training, the
 * epochs, weights and moments in the order of their names, float32 big-endian, then the SHA-256 of
 * all that. It is replaced as a whole.
 */
public final class CheckpointFile {
  private static final String FORMAT = "trojanscope-checkpoint 1\n";
  private static final int HASH = 64;

  private final Path file;

  public CheckpointFile(Path file) {
    this.file = file;
  }

  /**
   * Writes the state.
   *
   * @param key says which training this is, 64 characters
   * @throws InvalidInputException if the file cannot be written
   */
  public void write(String key, TrainingState state) {
    byte[] content = content(key, state);
    OutputFiles.write(
        file,
        out -> {
          out.write(content);
          out.write(ascii(Sha256.of(content)));
        });
  }

  /**
   * Reads the state; empty if there is no such file.
   *
   * @param key of the training that continues
   * @param weights shape of each weight, by name
   * @param moments shape of each moment, by name
   * @throws InvalidInputException if the file is damaged, or of another training
   */
  public Optional<TrainingState> read(
      String key, Map<String, List<Integer>> weights, Map<String, List<Integer>> moments) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] all = Files.readAllBytes(file);
      requireWhole(all);
      return Optional.of(state(Arrays.copyOf(all, all.length - HASH), key, weights, moments));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private void requireWhole(byte[] all) {
    byte[] format = ascii(FORMAT);
    int length = all.length - HASH;
    boolean whole =
        length >= format.length
            && Arrays.equals(Arrays.copyOf(all, format.length), format)
            && Arrays.equals(
                Arrays.copyOfRange(all, length, all.length),
                ascii(Sha256.of(Arrays.copyOf(all, length))));
    if (!whole) {
      throw new InvalidInputException(
          file + ": expected a whole checkpoint of version 1, found something else; delete it");
    }
  }

  private TrainingState state(
      byte[] content,
      String key,
      Map<String, List<Integer>> weights,
      Map<String, List<Integer>> moments)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    in.skipNBytes(FORMAT.length());
    if (!Arrays.equals(in.readNBytes(HASH), ascii(key))) {
      throw new InvalidInputException(
          file
              + ": expected a checkpoint of this training, found one of another network, other"
              + " images or other settings; delete it or give another file");
    }
    List<EpochSummary> epochs = new ArrayList<>();
    int count = in.readInt();
    for (int epoch = 1; epoch <= count; epoch++) {
      epochs.add(new EpochSummary(epoch, in.readDouble(), in.readDouble()));
    }
    return new TrainingState(epochs, tensors(in, weights), tensors(in, moments));
  }

  private static byte[] content(String key, TrainingState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(ascii(FORMAT));
      out.write(ascii(key));
      out.writeInt(state.epochs().size());
      for (EpochSummary epoch : state.epochs()) {
        out.writeDouble(epoch.meanLoss());
        out.writeDouble(epoch.accuracy());
      }
      write(out, state.weights());
      write(out, state.moments());
    } catch (IOException e) {
      throw new IllegalStateException("unreachable: memory is written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Map<String, Tensor> tensors) throws IOException {
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      for (float value : tensor.floats()) {
        out.writeFloat(value);
      }
    }
  }

  private static Map<String, Tensor> tensors(DataInputStream in, Map<String, List<Integer>> shapes)
      throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, List<Integer>> shape : new TreeMap<>(shapes).entrySet()) {
      Tensor tensor = Tensor.zeros(shape.getValue());
      for (int i = 0; i < tensor.size(); i++) {
        tensor.floats()[i] = in.readFloat();
      }
      tensors.put(shape.getKey(), tensor);
    }
    return tensors;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
