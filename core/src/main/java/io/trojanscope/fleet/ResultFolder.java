package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.OutputFiles.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of results on this machine. */
public final class ResultFolder implements ResultStore {
  private final Path folder;

  /**
   * Opens a folder of results, or makes it.
   *
   * @param overwrite whether other files may be in the folder
   * @throws InvalidInputException if it is a file, contains something else than results, or cannot
   *     be written
   */
  public ResultFolder(Path folder, boolean overwrite) {
    this.folder = folder;
    requireUsable(folder, overwrite);
    OutputFiles.makeFolder(folder);
    OutputFiles.requireWritable(folder.resolve(ResultNames.LINES), true);
  }

  /**
   * Checks a folder that may be missing, and makes nothing.
   *
   * @throws InvalidInputException as the constructor
   */
  public static void requireUsable(Path folder, boolean overwrite) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder + ": expected a folder, found a file; give the name of a folder");
    }
    if (Files.isDirectory(folder)) {
      if (!overwrite) {
        ResultNames.requireOwn(folder.toString(), names(folder));
      }
      OutputFiles.requireWritable(folder.resolve(ResultNames.LINES), true);
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public boolean contains(String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  @Override
  public Optional<byte[]> read(String file) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder.resolve(file), e);
    }
  }

  @Override
  public void write(Map<String, OutputFiles.Content> files) {
    files.keySet().forEach(file -> OutputFiles.makeFolder(folder.resolve(file).getParent()));
    OutputFiles.writeTogether(
        files.entrySet().stream()
            .map(file -> new Output(folder.resolve(file.getKey()), file.getValue()))
            .toList());
  }
}
