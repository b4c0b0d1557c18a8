package io.trojanscope.scan;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.result.ModelMaps;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Classes that no trigger is searched out of, since a model cannot classify their images: what it
 * confuses by itself is no trigger.
 */
final class UnsearchedSources {
  private static final int MOST_NAMED = 3;

  private interface IsLow {
    boolean test(long correct, long images);
  }

  private UnsearchedSources() {}

  /**
   * A caution about each model.
   *
   * @param references of which the first chooses the images
   */
  static List<String> cautions(
      ModelMaps suspect, List<ModelMaps> references, List<String> classNames) {
    Optional<String> unknown =
        references.stream()
            .findFirst()
            .flatMap(
                reference ->
                    caution(reference, "no image", classNames, (correct, images) -> correct == 0));
    Optional<String> confused =
        caution(
            suspect,
            "fewer than half of the images",
            classNames,
            (correct, images) -> 2 * correct < images);
    return Stream.of(unknown, confused).flatMap(Optional::stream).toList();
  }

  /**
   * Names the classes.
   *
   * @param isLow whether too few images are classified correctly
   */
  private static Optional<String> caution(
      ModelMaps model, String few, List<String> classNames, IsLow isLow) {
    List<String> classes =
        model.pristine().stream()
            .flatMap(
                matrix ->
                    IntStream.range(0, matrix.counts().size())
                        .filter(c -> isLow(matrix, c, isLow))
                        .mapToObj(classNames::get))
            .toList();
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    int others = classes.size() - MOST_NAMED;
    return Optional.of(
        "%s classifies %s of %s correctly, so the scan did not search for masks that act on them"
            .formatted(
                model.model().name(),
                few,
                String.join(", ", classes.subList(0, Math.min(MOST_NAMED, classes.size())))
                    + (others > 0 ? " and " + others + " more" : "")));
  }

  private static boolean isLow(ConfusionMatrix matrix, int label, IsLow isLow) {
    List<Long> row = matrix.counts().get(label);
    long images = row.stream().mapToLong(Long::longValue).sum();
    return images > 0 && isLow.test(row.get(label), images);
  }
}
