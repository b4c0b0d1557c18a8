package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the class that a person means: by its name, or by its index. */
public final class ClassChoice {
  private static final int NAMES_SHOWN = 5;
  private static final double MOST_DIFFERENT = 0.5;

  private ClassChoice() {}

  /**
   * Index of a class.
   *
   * @param setting that names the class, such as {@code target}
   * @param text a name, or an index from 0; a name that is also an index means the named class
   * @param classNames of the model, in the order of its classes
   * @throws InvalidInputException if there is no such class; the message suggests the likeliest one
   */
  public static int parse(String setting, String text, List<String> classNames) {
    String wanted = text.strip();
    int named = classNames.indexOf(wanted);
    if (named >= 0) {
      return named;
    }
    if (wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) < classNames.size()) {
      return Integer.parseInt(wanted);
    }
    throw InvalidInputException.fixedBy(
        setting,
        "%s: expected a class from 0 to %d%s, found \"%s\"%s"
            .formatted(
                setting,
                classNames.size() - 1,
                areNumbers(classNames) ? "" : " or its name",
                DisplayText.name(wanted),
                hint(wanted, classNames)));
  }

  private static boolean areNumbers(List<String> classNames) {
    return classNames.stream().allMatch(name -> name.matches("\\d+"));
  }

  private static String hint(String wanted, List<String> classNames) {
    if (areNumbers(classNames)) {
      return "";
    }
    return likeliest(wanted, classNames)
        .map(name -> "; did you mean \"" + DisplayText.name(name) + "\"?")
        .orElseGet(
            () ->
                "; the classes are "
                    + String.join(
                        ", ",
                        classNames.stream().limit(NAMES_SHOWN).map(DisplayText::name).toList())
                    + (classNames.size() > NAMES_SHOWN ? ", ..." : ""));
  }

  /** The most similar name, if at most half of its letters differ. */
  private static Optional<String> likeliest(String wanted, List<String> classNames) {
    return classNames.stream()
        .min(Comparator.comparingDouble(name -> difference(wanted, name)))
        .filter(name -> difference(wanted, name) <= MOST_DIFFERENT);
  }

  /** Share of the name's letters that differ. */
  private static double difference(String wanted, String name) {
    return EditDistance.between(lower(wanted), lower(name)) / (double) Math.max(1, name.length());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
