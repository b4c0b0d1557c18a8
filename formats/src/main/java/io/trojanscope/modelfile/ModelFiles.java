package io.trojanscope.modelfile;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.onnx.OnnxWriter;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.torchscript.InferenceModule;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.torchscript.TorchScriptArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Saves and opens model files: {@code .onnx}, and for saving also TorchScript ({@code .pt}). */
public final class ModelFiles {
  /** Name of the file inside a TorchScript archive that holds the metadata, a line an entry. */
  public static final String METADATA_FILE = "metadata.txt";

  private ModelFiles() {}

  /**
   * Checks before the work begins that a model can be saved under this name.
   *
   * @throws InvalidInputException if the format is unknown or the file cannot be written
   */
  public static void requireWritable(Path file, boolean overwrite) {
    if (!isOnnx(file) && !isTorchScript(file)) {
      throw new InvalidInputException(
          file + ": expected a name that ends in .onnx or .pt (TorchScript)");
    }
    OutputFiles.requireWritable(file, overwrite);
  }

  /** Saves a network in the format that the name asks for, whole or not at all. */
  public static void save(Path file, NetworkFile network) {
    if (isTorchScript(file)) {
      OutputFiles.write(
          file,
          out ->
              TorchScriptArchive.write(
                  InferenceModule.of(network.graph(), MemoryLayout.CONTIGUOUS),
                  extraFiles(network),
                  out));
    } else {
      OutputFiles.write(file, out -> OnnxWriter.write(network, out));
    }
  }

  /** SHA-256 of the ONNX file that a network is saved as. */
  public static String sha256(NetworkFile network) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      OnnxWriter.write(network, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.of(content.toByteArray());
  }

  private static SortedMap<String, String> extraFiles(NetworkFile network) {
    String metadata =
        network.metadata().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue() + "\n")
            .collect(Collectors.joining());
    return new TreeMap<>(
        Map.of(
            METADATA_FILE,
            metadata,
            Sidecar.EXTRA_FILE,
            Sidecar.text(ModelSettings.of(network.spec()))));
  }

  /**
   * Reads the network of an ONNX file.
   *
   * @throws InvalidInputException if it is missing, of another format, or damaged
   */
  public static NetworkFile open(Path file) {
    FileErrors.requireReadable(file, "a model file");
    if (!isOnnx(file)) {
      throw new InvalidInputException(
          file + ": expected an ONNX file (.onnx), found another; export the model as ONNX");
    }
    return OnnxReader.read(file);
  }

  private static boolean isOnnx(Path file) {
    return hasEnding(file, ".onnx");
  }

  private static boolean isTorchScript(Path file) {
    return hasEnding(file, ".pt");
  }

  private static boolean hasEnding(Path file, String ending) {
    Path name = file.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
