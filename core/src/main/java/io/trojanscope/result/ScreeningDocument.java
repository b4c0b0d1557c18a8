package io.trojanscope.result;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.screen.ClassScreening;
import io.trojanscope.screen.MissedPoisoning;
import io.trojanscope.screen.ScreeningMethod;
import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the screening of training images says.
 *
 * @param model whose features were used; empty if a network was trained on the images
 * @param features inner value of the network that gave the features
 * @param featureCount number of features of an image, at least 1
 * @param classes one per class, in their order
 * @param missed what could have been missed; empty if no class could be judged
 * @param samples the first images of the ranking of each class, class by class
 */
public record ScreeningDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ScannedData data,
    Optional<ModelIdentity> model,
    String features,
    int featureCount,
    ScreeningMethod method,
    List<ClassScreening> classes,
    Optional<MissedPoisoning> missed,
    List<ScreenedSample> samples)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: not one entry per class, a
   *     class out of range, an image of another shape
   */
  public ScreeningDocument {
    classNames = ClassNames.checked(classNames);
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
    int count = classNames.size();
    List<ClassScreening> screened = classes;
    DocumentPart.check("classes", () -> requireEach(screened, count));
    if (featureCount < 1) {
      throw new IllegalArgumentException(
          "featureCount: expected at least 1, found " + featureCount);
    }
    for (ScreenedSample sample : samples) {
      DocumentPart.check("samples", () -> requireFitting(sample, shape, count));
    }
  }

  private static void requireEach(List<ClassScreening> classes, int count) {
    for (int i = 0; i < count; i++) {
      if (classes.size() != count || classes.get(i).classIndex() != i) {
        throw new IllegalArgumentException("expected the classes from 0 to " + (count - 1));
      }
    }
  }

  private static void requireFitting(ScreenedSample sample, ImageShape shape, int classes) {
    int label = sample.image().label();
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "expected classes from 0 to " + (classes - 1) + ", found " + label);
    }
    PixelArrays.require(shape, sample.pixels());
  }

  /** The suspicious classes first, then those whose groups lie farthest apart. */
  public List<ClassScreening> ranking() {
    return classes.stream()
        .sorted(
            Comparator.comparing(ClassScreening::suspicious)
                .thenComparing(ClassScreening::gap)
                .reversed())
        .toList();
  }

  /** The suspicious class whose groups lie farthest apart; empty if no class is suspicious. */
  public Optional<ClassScreening> mostSuspicious() {
    return ranking().stream().findFirst().filter(ClassScreening::suspicious);
  }

  /** How many images are to be set apart. */
  public int setApart() {
    return classes.stream().mapToInt(ClassScreening::setApart).sum();
  }
}
