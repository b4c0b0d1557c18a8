package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Class names within file names, by a pattern such as {@code {class}_*.png}: {@code {class}} stands
 * for the class, {@code *} for anything. Without a slash, the pattern is that of the file's name
 * alone; with one, of its path below the folder.
 */
final class NamePattern implements PictureLabels {
  static final String CLASS = "{class}";

  private final String text;
  private final Pattern pattern;

  private NamePattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  static NamePattern parse(String text) {
    int start = text.indexOf(CLASS);
    String rest = text.substring(start + CLASS.length());
    if (rest.contains(CLASS)) {
      throw new InvalidInputException(
          "%s: expected {class} once, found it twice; keep the one that stands for the class"
              .formatted(text));
    }
    String regex = regex(text.substring(0, start)) + "(?<class>[^/]+?)" + regex(rest);
    return new NamePattern(text, Pattern.compile(regex));
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("(?=\\*)|(?<=\\*)", -1)) {
      regex.append(part.equals("*") ? "[^/]*" : Pattern.quote(part));
    }
    return regex.toString();
  }

  @Override
  public Optional<String> classOf(String path) {
    String subject = text.contains("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    Matcher matcher = pattern.matcher(subject);
    return matcher.matches() ? Optional.of(matcher.group("class")) : Optional.empty();
  }

  @Override
  public void requireUse(Path folder, int found, List<String> pictures) {
    if (found == 0 && !pictures.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected pictures named like %s, found %s; correct the pattern"
              .formatted(folder, text, ShownNames.of(pictures)));
    }
  }
}
