package io.trojanscope.spark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.fleet.ModelFilter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of a Hadoop file system. Files are named by their paths below it. */
final class HadoopFolder {
  private final FileSystem system;
  private final Path root;

  private HadoopFolder(FileSystem system, Path root) {
    this.system = system;
    this.root = root;
  }

  /**
   * A folder, whether it exists or not.
   *
   * @param place a URI, or a path on the default file system
   * @throws InvalidInputException if there is no such file system
   */
  static HadoopFolder of(String place, Configuration configuration) {
    try {
      Path path = new Path(place);
      FileSystem system = path.getFileSystem(configuration);
      Path absolute = system.makeQualified(path);
      // The raw one writes no files with checksums beside.
      return new HadoopFolder(
          system instanceof LocalFileSystem local ? local.getRawFileSystem() : system, absolute);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s: expected a path or a URI such as s3a://bucket/models, found: %s"
              .formatted(place, e.getMessage()),
          e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(place, e);
    }
  }

  FileSystem system() {
    return system;
  }

  /** Its URI. */
  String place() {
    return root.toString();
  }

  /** Its last name; empty for the root of a file system. */
  String name() {
    return root.getName();
  }

  /** The folder that contains it; itself for the root of a file system. */
  HadoopFolder parent() {
    return root.getParent() == null ? this : new HadoopFolder(system, root.getParent());
  }

  /**
   * The path of a file below it, of any characters; of the folder itself for an empty name.
   *
   * @param name with {@code /} between folders
   */
  Path path(String name) {
    return name.isEmpty()
        ? root
        : new Path(
            root.toUri().getScheme(),
            root.toUri().getAuthority(),
            root.toUri().getPath() + (root.isRoot() ? "" : "/") + name);
  }

  boolean isFolder(String name) {
    try {
      return system.getFileStatus(path(name)).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw FileErrors.cannotRead(path(name), e);
    }
  }

  boolean isFile(String name) {
    try {
      return system.getFileStatus(path(name)).isFile();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw FileErrors.cannotRead(path(name), e);
    }
  }

  /** Names of the files and folders in it; none if it does not exist. */
  List<String> names() {
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus entry : system.listStatus(root)) {
        names.add(entry.getPath().getName());
      }
      return names;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
  }

  /**
   * The models below it, sorted by name. Files and folders whose names begin with a dot are left
   * out.
   *
   * @throws InvalidInputException if there is no such folder, or no model in it
   */
  List<String> models(ModelFilter filter) {
    if (!isFolder("")) {
      throw new InvalidInputException(root + ": expected a folder of models, found none");
    }
    List<String> models = new ArrayList<>();
    try {
      collect("", filter, models);
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
    filter.requireSome(root.toString(), models);
    Collections.sort(models);
    return models;
  }

  private void collect(String folder, ModelFilter filter, List<String> models) throws IOException {
    for (FileStatus entry : system.listStatus(path(folder))) {
      java.nio.file.Path name = java.nio.file.Path.of(folder, entry.getPath().getName());
      if (entry.isDirectory() && !ModelFilter.isHidden(name)) {
        collect(name.toString(), filter, models);
      } else if (entry.isFile() && filter.accepts(name)) {
        models.add(name.toString());
      }
    }
  }

  /**
   * Copies a file, or a folder with all that is in it.
   *
   * @throws InvalidInputException if it cannot be read, or the copy not be written
   */
  void copy(String name, java.nio.file.Path target) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      if (isFolder(name)) {
        copyFolder(name, target);
      } else {
        system.copyToLocalFile(false, path(name), local(target), true);
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(path(name), e);
    }
  }

  private void copyFolder(String folder, java.nio.file.Path target) throws IOException {
    Files.createDirectories(target);
    for (FileStatus entry : system.listStatus(path(folder))) {
      String name = entry.getPath().getName();
      copy(folder.isEmpty() ? name : folder + "/" + name, target.resolve(name));
    }
  }

  private static Path local(java.nio.file.Path file) {
    return new Path("file", null, file.toAbsolutePath().toString());
  }
}
