package io.trojanscope.model.djl;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The engine's native libraries in its cache folder. The engine itself never looks whether they are
 * whole; a truncated one would kill the process, so files of a wrong size are deleted first. Only
 * one process at a time unpacks them.
 */
final class NativeLibraries {
  private static final String LOCK_FILE = "trojanscope.lock";

  private final Path folder;
  private final Map<String, Long> sizes;

  /**
   * @param sizes of each file of the folder, in bytes
   */
  NativeLibraries(Path folder, Map<String, Long> sizes) {
    this.folder = folder;
    this.sizes = Map.copyOf(sizes);
  }

  /**
   * Those of the engine on the class path.
   *
   * @throws InvalidInputException if there are none for this platform
   */
  static NativeLibraries ofEngine() {
    Platform platform = Platform.detectPlatform("pytorch");
    if (platform.getLibraries() == null) {
      throw new InvalidInputException(
          "PyTorch: expected its native library for "
              + platform.getClassifier()
              + " on the class path, found none; use the distribution for this platform");
    }
    String folder =
        platform.getVersion() + '-' + platform.getFlavor() + '-' + platform.getClassifier();
    Map<String, Long> sizes = new TreeMap<>();
    String ownFolder = platform.getFlavor() + '/' + platform.getClassifier() + '/';
    for (String library : platform.getLibraries()) {
      addSize(sizes, library, "pytorch/" + ownFolder + library);
    }
    String bridge = System.mapLibraryName("djl_torch");
    String bridgeFolder = platform.getClassifier() + '/' + platform.getFlavor() + '/';
    addSize(sizes, platform.getApiVersion() + '-' + bridge, "jnilib/" + bridgeFolder + bridge);
    return new NativeLibraries(Utils.getEngineCacheDir("pytorch").resolve(folder), sizes);
  }

  private static void addSize(Map<String, Long> sizes, String file, String resource) {
    URL url = NativeLibraries.class.getClassLoader().getResource(resource);
    if (url != null) {
      try {
        sizes.put(file, url.openConnection().getContentLengthLong());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Makes sure that the files are there and whole.
   *
   * @param unpack writes all of them, if the folder does not exist
   */
  void prepare(Runnable unpack) {
    if (!isWhole()) {
      synchronized (NativeLibraries.class) {
        prepareAlone(unpack);
      }
    }
  }

  private void prepareAlone(Runnable unpack) {
    try {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      try (FileChannel file =
              FileChannel.open(
                  folder.resolveSibling(LOCK_FILE),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        if (lock.isValid() && !isWhole()) {
          deleteFolder();
          unpack.run();
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          folder + ": cannot be written; set DJL_CACHE_DIR to a writable folder", e);
    }
  }

  private boolean isWhole() {
    return sizes.entrySet().stream().allMatch(file -> isWhole(file.getKey(), file.getValue()));
  }

  private boolean isWhole(String name, long size) {
    try {
      return Files.size(folder.resolve(name)) == size;
    } catch (IOException e) {
      return false;
    }
  }

  private void deleteFolder() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
