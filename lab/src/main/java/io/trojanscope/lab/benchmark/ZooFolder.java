package io.trojanscope.lab.benchmark;

import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where a benchmark keeps its models and detections; locked while it is open. */
final class ZooFolder implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String SETTINGS = "zoo.json";
  private static final String FORMAT = "trojanscope.zoo";

  private final Path folder;
  private final FileChannel lock;

  /**
   * What all models of a folder have in common.
   *
   * @param trainingImages SHA-256
   * @param testImages SHA-256
   */
  record Settings(Zoo zoo, long seed, String trainingImages, String testImages) {
    static Settings of(Zoo zoo, long seed, LabeledData data) {
      return new Settings(zoo, seed, data.training().sha256(), data.test().sha256());
    }
  }

  private ZooFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a folder, making it if it is missing.
   *
   * @param startOver whether what it holds of another zoo may be replaced
   * @throws InvalidInputException if another run has it open, it holds another zoo, or it cannot be
   *     written
   */
  static ZooFolder open(Path folder, Settings settings, boolean startOver) {
    ZooFolder opened;
    try {
      Files.createDirectories(folder.resolve("models"));
      Files.createDirectories(folder.resolve("detections"));
      opened = new ZooFolder(folder, lock(folder));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
    try {
      opened.requireSame(settings, startOver);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      locked = lock != null;
    } catch (OverlappingFileLockException e) {
      // Another run within this process; told below.
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new InvalidInputException(
          folder
              + ": another benchmark is writing here; wait until it ends, or give another folder");
    }
    return channel;
  }

  private void requireSame(Settings settings, boolean startOver) {
    Path file = folder.resolve(SETTINGS);
    Optional<Settings> found =
        startOver ? Optional.empty() : JsonFile.read(file, FORMAT, Settings.class);
    if (found.isPresent() && !found.get().equals(settings)) {
      throw InvalidInputException.fixedBy(
          "force",
          folder
              + ": holds another zoo ("
              + found.get().zoo
              + ", seed "
              + found.get().seed
              + ") or a zoo of other images; give another folder, or replace it with "
              + InvalidInputException.nameOf("force"));
    }
    if (found.isEmpty()) {
      JsonFile.write(file, FORMAT, settings);
    }
  }

  Path model(ModelRecipe recipe) {
    return folder.resolve("models").resolve(recipe.name() + ".onnx");
  }

  Path record(ModelRecipe recipe) {
    return folder.resolve("models").resolve(recipe.name() + ".json");
  }

  Path detection(String key) {
    return folder.resolve("detections").resolve(key + ".json");
  }

  /** One of the table's files. */
  Path table(String ending) {
    return folder.resolve("benchmark." + ending);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
