package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.vet.archive.ForeignFormat;
import io.trojanscope.vet.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Formats of model files. */
public enum ModelFormat {
  ONNX("ONNX"),
  TORCHSCRIPT("TorchScript");

  /** An IR version, and a field of a model behind it. */
  private static final String ONNX_START =
      "(?s)\\x08[\\x01-\\x20][\\x12\\x1a\\x22\\x28\\x32\\x3a\\x42].*";

  private static final String TEXT = "[ -~\\n\\r\\t]+";
  private static final String SAVED_MODEL = "saved_model.pb";
  private static final int START = 512;

  private final String text;

  ModelFormat(String text) {
    this.text = text;
  }

  /**
   * The format of a file by its name, or where that does not say, by its first bytes.
   *
   * @throws InvalidInputException if it is no plain file that can be read, or of no known format
   */
  public static ModelFormat of(Path file) {
    if (Files.isRegularFile(file.resolve(SAVED_MODEL))) {
      throw new InvalidInputException(file + ": " + ForeignFormat.savedModel());
    }
    FileErrors.requireReadable(file, "a model file");
    byte[] start = requireOwnFormat(file);
    String name = file.toAbsolutePath().getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".onnx")) {
      return ONNX;
    }
    if (name.matches(".*\\.(pt|pth|ts)")) {
      return TORCHSCRIPT;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") || Checkpoint.isOld(ByteBuffer.wrap(start))) {
      return TORCHSCRIPT;
    }
    if (text.matches(ONNX_START)) {
      return ONNX;
    }
    throw new InvalidInputException(
        file
            + (text.matches(TEXT)
                ? ": a text file, not a model; give the file that the model was exported to"
                : ": expected an ONNX or TorchScript model, found neither; export it as ONNX"));
  }

  /**
   * Refuses formats of other programs, whatever the file's name.
   *
   * @return the first bytes
   */
  private static byte[] requireOwnFormat(Path file) {
    String name = file.toAbsolutePath().getFileName().toString();
    if (name.equals(SAVED_MODEL)) {
      throw new InvalidInputException(file + ": " + ForeignFormat.savedModel());
    }
    if (name.endsWith(".pb")) {
      throw new InvalidInputException(file + ": " + ForeignFormat.frozenGraph());
    }
    byte[] start = start(file);
    if (!Checkpoint.isOld(ByteBuffer.wrap(start))) { // described when it is vetted
      ForeignFormat.describe(ByteBuffer.wrap(start))
          .ifPresent(
              what -> {
                throw new InvalidInputException(file + ": " + what);
              });
    }
    return start;
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(START);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** Its name for people. */
  @Override
  public String toString() {
    return text;
  }
}
