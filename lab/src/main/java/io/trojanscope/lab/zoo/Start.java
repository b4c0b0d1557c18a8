package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.EnumText;
import java.util.Arrays;

/** The weights that the training of a model begins with. */
enum Start {
  /** Random ones. */
  SCRATCH,
  /** Those of the clean model that detectors compare the suspect with. */
  REFERENCE,
  /** Those of another clean model, the part's base model. */
  BASE;

  static Start parse(String text) {
    return Arrays.stream(values())
        .filter(start -> start.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "expected scratch, reference or base, found '%s'".formatted(text)));
  }

  String text() {
    return EnumText.lower(this);
  }
}
