package io.trojanscope.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an IDX file says.
 *
 * @param setName what stands before the usual name, such as {@code emnist-letters}; often nothing
 * @param compressed whether the name ends as those of gzip files do
 */
record IdxFileName(String setName, IdxRole role, boolean compressed) {
  private static final Pattern USUAL =
      Pattern.compile(
          "(?:(?<set>.+)[-_.])?(?<part>train|t10k|test)[-_.](?<kind>images|labels)"
              + "[-_.]idx[0-9]-ubyte(?<gz>\\.gz)?");

  /** Nothing if it is not named as IDX files usually are. */
  static Optional<IdxFileName> parse(String fileName) {
    Matcher matcher = USUAL.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String setName = matcher.group("set") == null ? "" : matcher.group("set");
    boolean images = matcher.group("kind").equals("images");
    boolean training = matcher.group("part").equals("train");
    return Optional.of(
        new IdxFileName(setName, role(training, images), matcher.group("gz") != null));
  }

  private static IdxRole role(boolean training, boolean images) {
    if (training) {
      return images ? IdxRole.TRAINING_IMAGES : IdxRole.TRAINING_LABELS;
    }
    return images ? IdxRole.TEST_IMAGES : IdxRole.TEST_LABELS;
  }
}
