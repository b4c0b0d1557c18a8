package io.trojanscope.lab.artefact;

import io.trojanscope.files.Sha256;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an artefact is made from: equal keys make equal artefacts.
 *
 * @param name what people call it; letters, digits and hyphens
 * @param ingredients every input's hash, every setting, the seed and the version
 */
public record ArtefactKey(String name, SortedMap<String, String> ingredients) {
  private static final int SHOWN = 16;

  public ArtefactKey {
    ingredients = Collections.unmodifiableSortedMap(new TreeMap<>(ingredients));
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "expected a name of lower-case letters, digits and hyphens, found " + name);
    }
  }

  /** The ingredients as text, one a line. */
  String text() {
    return ingredients.entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** SHA-256 of the name and the ingredients. */
  public String sha256() {
    return Sha256.of(name + "\n" + text());
  }

  /** The name and the beginning of the hash. */
  String folderName() {
    return name + "-" + sha256().substring(0, SHOWN);
  }
}
