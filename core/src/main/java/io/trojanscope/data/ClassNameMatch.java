package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EditDistance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares the names of class folders with the class names of a model. */
final class ClassNameMatch {
  private static final int SHOWN = 5;

  private ClassNameMatch() {}

  /**
   * Refuses folders most of whose names are the model's, but not all: a name that is written in
   * another way would match all classes by number.
   *
   * @throws InvalidInputException which names the folders and their likely classes
   */
  static void requireNoMisspelling(Path folder, Collection<String> folders, List<String> ofModel) {
    Set<String> known = new HashSet<>(ofModel);
    List<String> strange = folders.stream().filter(name -> !known.contains(name)).toList();
    if (strange.isEmpty() || areNumbers(ofModel)) {
      return;
    }
    Set<String> free = new HashSet<>(known);
    free.removeAll(folders);
    List<String> misspelt = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String name : strange) {
      Optional<String> meant = likely(name, free);
      if (meant.isPresent()) {
        misspelt.add(ShownNames.of(name) + " (probably " + ShownNames.of(meant.get()) + ")");
      } else {
        others.add(ShownNames.of(name));
      }
    }
    int matching = folders.size() - others.size();
    if (2 * matching <= folders.size()) {
      return; // names of another kind, such as numbers or codes
    }
    if (!misspelt.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected class folders with the model's class names, found %s; rename them"
              .formatted(folder, DisplayText.list(misspelt, SHOWN)));
    }
    throw new InvalidInputException(
        "%s: expected class folders with the model's class names (%s), found also %s; rename those that are classes and move the others elsewhere"
            .formatted(folder, ShownNames.of(ofModel), DisplayText.list(others, SHOWN)));
  }

  private static boolean areNumbers(List<String> names) {
    return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
  }

  /** The closest name, if few letters differ. */
  private static Optional<String> likely(String name, Set<String> candidates) {
    String plain = plain(name);
    return candidates.stream()
        .filter(candidate -> EditDistance.between(plain, plain(candidate)) <= plain.length() / 4)
        .min(
            java.util.Comparator.comparingInt((String c) -> EditDistance.between(plain, plain(c)))
                .thenComparing(java.util.Comparator.naturalOrder()));
  }

  /** Letters and digits only. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
