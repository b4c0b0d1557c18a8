package io.trojanscope.vet.archive;

import io.trojanscope.text.DisplayText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recognises files of other kinds by their first bytes, and says how to export the model. */
public final class ForeignFormat {
  private static final String EXPORT_NET =
      "torch.onnx.export(net.eval(), torch.zeros(1, 3, 224, 224), 'model.onnx')";

  private static final String KERAS =
      "export it in Python: net = tensorflow.keras.models.load_model('model.h5'); tf2onnx.convert.from_keras(net, output_path='model.onnx')";

  private static final String CONVERT = "export it with python -m tf2onnx.convert ";
  private static final String TO_ONNX = " --output model.onnx";
  private static final int TAR_MAGIC_OFFSET = 257;

  private ForeignFormat() {}

  /**
   * What the file is and what to do instead, if it is known and neither an archive, nor text, nor
   * ONNX.
   *
   * @param start the file's first 512 bytes, or all if it has fewer
   */
  public static Optional<String> describe(ByteBuffer start) {
    String text = StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
    return Optional.ofNullable(describe(text));
  }

  private static String describe(String start) {
    if (start.startsWith("\u0080") && start.length() > 1 && start.charAt(1) <= 5) {
      return "a Python pickle, as torch.save wrote it before PyTorch 1.6, not TorchScript; "
          + ArchiveFormat.ASK;
    }
    if (start.startsWith("ustar", TAR_MAGIC_OFFSET)) {
      return "a tar archive of Python pickles, as torch.save wrote it before PyTorch 0.1.10; "
          + ArchiveFormat.ASK;
    }
    if (start.startsWith("PYTORCH1")) {
      return "written by a preview of PyTorch 1.0; " + ArchiveFormat.ASK;
    }
    if (start.startsWith("PTMF", 4)) {
      return "a PyTorch Mobile model; save the model with torch.jit.save instead";
    }
    if (start.startsWith("\u0089HDF")) {
      return "an HDF5 file, such as Keras writes; " + KERAS;
    }
    if (start.startsWith("TFL3", 4)) {
      return "a TensorFlow Lite model; " + CONVERT + "--tflite model.tflite" + TO_ONNX;
    }
    if (start.startsWith("{\"", 8)) {
      return "a safetensors file, which holds weights without a network; build the network in Python as net, then export it, with the shape of its images: net.load_state_dict(safetensors.torch.load_file('model.safetensors')); "
          + EXPORT_NET;
    }
    if (start.startsWith("version https://git-lfs")) {
      return "a Git LFS pointer, not the model; fetch the model with 'git lfs pull'";
    }
    if (start.startsWith("\u001f\u008b")) {
      return "packed with gzip; unpack it first: gzip -d model.onnx.gz";
    }
    return null;
  }

  /** What to do with a TensorFlow SavedModel, which is a folder. */
  public static String savedModel() {
    return "a TensorFlow SavedModel; " + CONVERT + "--saved-model FOLDER" + TO_ONNX;
  }

  /** What to do with a TensorFlow graph of one file. */
  public static String frozenGraph() {
    return "a TensorFlow graph; "
        + CONVERT
        + "--graphdef model.pb --inputs INPUT:0 --outputs OUTPUT:0"
        + TO_ONNX;
  }

  /** The format of an archive without TorchScript, by the names of its entries, if it is known. */
  static Optional<String> describeArchive(List<String> names) {
    if (names.contains("model.weights.h5")) {
      return Optional.of("a Keras model; " + KERAS.replace("model.h5", "model.keras"));
    }
    if (names.contains("MAR-INF/MANIFEST.json")) {
      return Optional.of("a TorchServe archive; unpack it and give the model in it");
    }
    if (names.stream().anyMatch(ForeignFormat::isExportedProgram)) {
      return Optional.of(
          "a program of torch.export; export it in Python: torch.onnx.export(torch.export.load('model.pt2').module(), (torch.zeros(1, 3, 224, 224),), 'model.onnx')");
    }
    return names.stream()
        .filter(name -> name.matches("(?i).*\\.(onnx|pt|pth|ts|h5|safetensors|pb|tflite)"))
        .findFirst()
        .map(name -> "a zip archive with " + DisplayText.name(name) + " in it; unpack it first");
  }

  private static boolean isExportedProgram(String name) {
    return name.endsWith("serialized_exported_program.json")
        || name.endsWith("models/model.json")
        || name.endsWith("archive_format");
  }
}
