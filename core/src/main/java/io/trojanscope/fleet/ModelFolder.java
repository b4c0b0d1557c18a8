package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the models below a folder. Links are followed, as model caches consist of them; files and
 * folders whose names begin with a dot are not.
 */
public final class ModelFolder {
  /** What models are usually called. */
  public static final List<String> USUAL = List.of("*.onnx", "*.pt", "*.pth", "*.ts");

  private static final String INCLUDE = "include";

  private final Path root;
  private final List<PathMatcher> included;
  private final List<PathMatcher> excluded;

  private ModelFolder(Path root, List<String> include, List<String> exclude) {
    this.root = root;
    this.included = matchers(INCLUDE, include.isEmpty() ? USUAL : include);
    this.excluded = matchers("exclude", exclude);
  }

  /**
   * The models, sorted by name.
   *
   * @param include globs, as in {@code *.onnx} for the name of a file, or {@code vision/**.onnx}
   *     for its path below the folder; {@link #USUAL} if empty
   * @param exclude globs of files to leave out
   * @throws InvalidInputException if there is no such folder, it cannot be read, contains no
   *     models, or a glob is not well formed
   */
  public static List<ModelEntry> find(Path root, List<String> include, List<String> exclude) {
    if (!Files.isDirectory(root)) {
      throw new InvalidInputException(root + ": expected a folder of models, found none");
    }
    List<ModelEntry> models = new ModelFolder(root, include, exclude).models();
    if (models.isEmpty()) {
      throw InvalidInputException.fixedBy(
          INCLUDE,
          "%s: expected model files (%s), found none; name them with %s"
              .formatted(
                  root,
                  String.join(", ", include.isEmpty() ? USUAL : include),
                  InvalidInputException.nameOf(INCLUDE)));
    }
    return models;
  }

  private static List<PathMatcher> matchers(String setting, List<String> globs) {
    return globs.stream().map(glob -> matcher(setting, glob)).toList();
  }

  /** A glob without a slash is one for the name alone. */
  private static PathMatcher matcher(String setting, String glob) {
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return glob.contains("/") ? matcher : path -> matcher.matches(path.getFileName());
    } catch (PatternSyntaxException e) {
      throw new InvalidInputException(
          "%s: expected a pattern such as *.onnx, found '%s': %s"
              .formatted(setting, glob, e.getDescription()),
          e);
    }
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
        return !folder.equals(root) && isHidden(folder)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path path = root.relativize(file);
        if (attributes.isRegularFile() && !isHidden(file) && isWanted(path)) {
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

  private boolean isWanted(Path path) {
    return included.stream().anyMatch(glob -> glob.matches(path))
        && excluded.stream().noneMatch(glob -> glob.matches(path));
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
