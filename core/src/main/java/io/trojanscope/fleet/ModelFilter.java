package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Which files of a folder are models. */
public final class ModelFilter {
  /** What models are usually called. */
  public static final List<String> USUAL = List.of("*.onnx", "*.pt", "*.pth", "*.ts");

  private static final String INCLUDE = "include";

  private final List<String> include;
  private final List<PathMatcher> included;
  private final List<PathMatcher> excluded;

  /**
   * @param include globs, as in {@code *.onnx} for the name of a file, or {@code vision/**.onnx}
   *     for its path below the folder; {@link #USUAL} if empty
   * @param exclude globs of files to leave out
   * @throws InvalidInputException if a glob is not well formed
   */
  public ModelFilter(List<String> include, List<String> exclude) {
    this.include = include.isEmpty() ? USUAL : List.copyOf(include);
    this.included = matchers(INCLUDE, this.include);
    this.excluded = matchers("exclude", exclude);
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

  /** Whether a file is a model, by its path below the folder. */
  public boolean accepts(Path file) {
    return !isHidden(file)
        && included.stream().anyMatch(glob -> glob.matches(file))
        && excluded.stream().noneMatch(glob -> glob.matches(file));
  }

  /** Whether the name of a file or folder begins with a dot. */
  public static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /**
   * Checks that there are models.
   *
   * @param folder what the message calls it
   * @throws InvalidInputException if there are none
   */
  public void requireSome(String folder, List<?> models) {
    if (models.isEmpty()) {
      throw InvalidInputException.fixedBy(
          INCLUDE,
          "%s: expected model files (%s), found none; name them with %s"
              .formatted(
                  folder, String.join(", ", include), InvalidInputException.nameOf(INCLUDE)));
    }
  }
}
