package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Weights in separate files beside the model. Only plain files in the model's folder or below it
 * are read: nothing that is reached through {@code ..}, an absolute path, a symbolic link or a hard
 * link.
 */
final class ExternalData {
  private static final Set<String> UNIX = Set.of("unix");

  private final Path model;

  ExternalData(Path model) {
    this.model = model;
  }

  static boolean isExternal(TensorProto tensor) {
    return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  /**
   * Checks where a tensor's data is said to lie, without reading it.
   *
   * @return the file
   * @throws SuspiciousInputException if it is outside of the model's folder, or linked
   * @throws InvalidInputException if it does not exist
   */
  Path locate(TensorProto tensor) {
    String location = entries(tensor).getOrDefault("location", "");
    Path relative = relativePath(tensor, location);
    Path folder = model.toAbsolutePath().normalize().getParent();
    Path file = folder;
    for (Path part : relative) {
      file = file.resolve(part);
      if (Files.isSymbolicLink(file)) {
        throw suspicious(tensor, location, "is reached through a symbolic link");
      }
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw invalid(tensor, "its data file '" + DisplayText.name(location) + "' is missing");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw suspicious(tensor, location, "is not a plain file");
    }
    if (linkCount(file) > 1) {
      throw suspicious(tensor, location, "has a second name (hard link); copy it");
    }
    return file;
  }

  private Path relativePath(TensorProto tensor, String location) {
    if (location.isEmpty()) {
      throw invalid(tensor, "does not say which file its data is in");
    }
    if (location.contains("\\") || location.contains(":") || location.startsWith("/")) {
      throw suspicious(tensor, location, "is not relative to the model's folder");
    }
    try {
      Path path = Path.of(location);
      for (Path part : path) {
        if (part.toString().equals("..")) {
          throw suspicious(tensor, location, "leads out of the model's folder");
        }
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw suspicious(tensor, location, "is not the name of a file");
    }
  }

  private static long linkCount(Path file) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().containsAll(UNIX)) {
      return 1;
    }
    try {
      return ((Number) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS))
          .longValue();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** Reads the data of a tensor, which must have exactly this size. */
  ByteBuffer read(TensorProto tensor, int size) {
    Path file = locate(tensor);
    long offset = number(tensor, "offset", 0);
    long length = number(tensor, "length", size);
    if (length != size) {
      throw invalid(tensor, "expected %d bytes of data, found %d".formatted(size, length));
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (offset > channel.size() - size) {
        throw invalid(
            tensor,
            "expected %d bytes at %d of '%s', found a file of %d bytes"
                .formatted(
                    size, offset, DisplayText.name(file.getFileName().toString()), channel.size()));
      }
      ByteBuffer bytes = ByteBuffer.allocate(size);
      channel.position(offset);
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes);
      }
      return bytes.flip();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private long number(TensorProto tensor, String key, long absent) {
    String text = entries(tensor).get(key);
    if (text == null) {
      return absent;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw invalid(
          tensor,
          "expected a number for its %s, found '%s'".formatted(key, DisplayText.name(text)));
    }
    return Long.parseLong(text);
  }

  private static Map<String, String> entries(TensorProto tensor) {
    Map<String, String> entries = new HashMap<>();
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    return entries;
  }

  private InvalidInputException invalid(TensorProto tensor, String problem) {
    return new InvalidInputException(
        "%s: tensor '%s': %s".formatted(model, DisplayText.name(tensor.getName()), problem));
  }

  private SuspiciousInputException suspicious(TensorProto tensor, String location, String problem) {
    return new SuspiciousInputException(
        "%s: tensor '%s': its data file '%s' %s"
            .formatted(
                model, DisplayText.name(tensor.getName()), DisplayText.name(location), problem));
  }
}
