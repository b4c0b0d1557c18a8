package io.trojanscope.spark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.fleet.ResultNames;
import io.trojanscope.fleet.ResultStore;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/** A folder of results on a Hadoop file system. */
final class HadoopResults implements ResultStore {
  private final HadoopFolder folder;

  HadoopResults(HadoopFolder folder) {
    this.folder = folder;
  }

  /**
   * Checks before the work begins that results can be written.
   *
   * @param overwrite whether other files may be in the folder
   * @throws InvalidInputException if it is a file, contains something else than results, or cannot
   *     be written
   */
  void requireUsable(boolean overwrite) {
    if (folder.isFile("")) {
      throw new InvalidInputException(
          name() + ": expected a folder, found a file; give the name of a folder");
    }
    if (!overwrite) {
      ResultNames.requireOwn(name(), folder.names());
    }
    Path probe = temporary(ResultNames.LINES);
    try {
      write(probe, out -> out.write('\n'));
      folder.system().delete(probe, false);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(name(), e);
    }
  }

  @Override
  public String name() {
    return folder.place();
  }

  @Override
  public boolean contains(String file) {
    return folder.isFile(file);
  }

  @Override
  public Optional<byte[]> read(String file) {
    try (InputStream in = folder.system().open(folder.path(file))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder.path(file), e);
    }
  }

  @Override
  public void write(Map<String, OutputFiles.Content> files) {
    Map<String, Path> temporaries = new LinkedHashMap<>();
    List<Path> moved = new ArrayList<>();
    String current = "";
    try {
      for (Map.Entry<String, OutputFiles.Content> file : files.entrySet()) {
        current = file.getKey();
        Path temporary = temporary(current);
        temporaries.put(current, temporary);
        write(temporary, file.getValue());
      }
      for (Map.Entry<String, Path> file : temporaries.entrySet()) {
        current = file.getKey();
        move(file.getValue(), folder.path(current));
        moved.add(folder.path(current));
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder.path(current), e);
    } finally {
      temporaries.values().forEach(this::deleteQuietly);
      if (moved.size() < files.size()) {
        moved.forEach(this::deleteQuietly);
      }
    }
  }

  private Path temporary(String file) {
    int name = file.lastIndexOf('/') + 1;
    return folder.path(
        file.substring(0, name) + "." + file.substring(name) + "." + UUID.randomUUID());
  }

  /** Makes the folders that the file needs. */
  private void write(Path file, OutputFiles.Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(folder.system().create(file, false))) {
      content.writeTo(out);
    }
  }

  /** Some file systems replace no file that exists. */
  private void move(Path from, Path to) throws IOException {
    if (!renames(from, to)) {
      folder.system().delete(to, false);
      if (!folder.system().rename(from, to)) {
        throw new IOException("the file system refused it");
      }
    }
  }

  /** HDFS returns false where a file exists, S3A throws. */
  private boolean renames(Path from, Path to) throws IOException {
    try {
      return folder.system().rename(from, to);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void deleteQuietly(Path file) {
    try {
      folder.system().delete(file, false);
    } catch (IOException e) {
      // Its name begins with a dot, or the next run replaces it.
    }
  }
}
