package io.trojanscope.vet.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises files of other kinds by their first bytes. */
final class ForeignFormat {
  private static final String HOW =
      "save the model with torch.jit.save(torch.jit.script(model), path)";
  private static final int TAR_MAGIC_OFFSET = 257;

  private ForeignFormat() {}

  /**
   * What the file is and what to do instead, if it is known.
   *
   * @param start the file's first 512 bytes, or all if it has fewer
   */
  static Optional<String> describe(ByteBuffer start) {
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
    if (start.matches("(?s)\\x08[\\x01-\\x20][\\x12\\x1a\\x22\\x28\\x32\\x3a\\x42].*")) {
      return "apparently an ONNX model; give it a name that ends in .onnx";
    }
    if (start.startsWith("\u0089HDF")) {
      return "an HDF5 file, such as Keras writes; export the model as ONNX";
    }
    if (start.startsWith("TFL3", 4)) {
      return "a TensorFlow Lite model; export the model as ONNX";
    }
    if (start.startsWith("{\"", 8)) {
      return "a safetensors file, which holds weights only; " + HOW;
    }
    if (start.startsWith("version https://git-lfs")) {
      return "a Git LFS pointer, not the model; fetch the model with 'git lfs pull'";
    }
    if (start.startsWith("\u001f\u008b")) {
      return "packed with gzip; unpack it first";
    }
    if (start
        .chars()
        .allMatch(c -> (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t')) {
      return "a text file; expected a TorchScript archive; " + HOW;
    }
    return null;
  }
}
