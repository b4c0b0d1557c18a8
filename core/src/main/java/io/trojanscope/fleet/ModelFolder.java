package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * Finds the models below a folder. Links are followed, as model caches consist of them; files and
 * folders whose names begin with a dot are not.
 */
public final class ModelFolder {
  private final Path root;
  private final ModelFilter filter;

  private ModelFolder(Path root, ModelFilter filter) {
    this.root = root;
    this.filter = filter;
  }

  /**
   * The models, sorted by name.
   *
   * @param include globs as in {@link ModelFilter}
   * @param exclude likewise
   * @throws InvalidInputException if there is no such folder, it cannot be read, contains no
   *     models, or a glob is not well formed
   */
  public static List<ModelEntry> find(Path root, List<String> include, List<String> exclude) {
    if (!Files.isDirectory(root)) {
      throw new InvalidInputException(root + ": expected a folder of models, found none");
    }
    ModelFilter filter = new ModelFilter(include, exclude);
    List<ModelEntry> models = new ModelFolder(root, filter).models();
    filter.requireSome(root.toString(), models);
    return models;
  }

  private List<ModelEntry> models() {
    List<ModelEntry> models = new ArrayList<>();
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collect(models));
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
    models.sort(Comparator.comparing(ModelEntry::name));
    return models;
  }

  private SimpleFileVisitor<Path> collect(List<ModelEntry> models) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && ModelFilter.isHidden(folder)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path path = root.relativize(file);
        if (attributes.isRegularFile() && filter.accepts(path)) {
          models.add(new ModelEntry(path.toString().replace(File.separatorChar, '/'), file));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof FileSystemLoopException) {
          return FileVisitResult.CONTINUE;
        }
        throw e;
      }
    };
  }
}
