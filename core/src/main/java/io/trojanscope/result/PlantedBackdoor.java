package io.trojanscope.result;

import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Counts;
import java.util.List;
import java.util.Optional;

/**
 * A backdoor that was planted, and how well it works.
 *
 * @param sourceClasses classes whose images the trigger moves, ascending
 * @param trigger as it was specified, {@code patch:c} for one
 * @param poisonedImages how many training images were poisoned
 * @param cleanModel predictions of the model before planting, on the test set as it is
 * @param targetClass class that they are moved to; where each is moved to the next class, that of
 *     the first source class
 * @param classMeans at most one per class, ascending; classes without images are missing
 */
public record PlantedBackdoor(
    List<Integer> sourceClasses,
    int targetClass,
    String trigger,
    long poisonedImages,
    BackdoorEvaluation evaluation,
    Optional<ConfusionMatrix> cleanModel,
    Optional<TriggerSample> sample,
    List<PoisonedClassMean> classMeans,
    Optional<PlantDetails> details) {
  public PlantedBackdoor {
    sourceClasses = List.copyOf(sourceClasses);
    classMeans = List.copyOf(classMeans);
    DocumentPart.check("poisonedImages", () -> Counts.require(0, poisonedImages));
    requireAscending(sourceClasses);
    requireAscending(classMeans.stream().map(PoisonedClassMean::classIndex).toList());
  }

  /** A backdoor without further details. */
  public PlantedBackdoor(
      List<Integer> sourceClasses,
      int targetClass,
      String trigger,
      long poisonedImages,
      BackdoorEvaluation evaluation,
      Optional<ConfusionMatrix> cleanModel,
      Optional<TriggerSample> sample,
      List<PoisonedClassMean> classMeans) {
    this(
        sourceClasses,
        targetClass,
        trigger,
        poisonedImages,
        evaluation,
        cleanModel,
        sample,
        classMeans,
        Optional.empty());
  }

  /** The details; where none are known, those of a backdoor without any. */
  public PlantDetails detailsOrNone() {
    return details.orElse(PlantDetails.NONE);
  }

  void requireFitting(ImageShape shape, int classes) {
    DocumentPart.check(
        "sourceClasses", () -> sourceClasses.forEach(c -> ClassIndex.require(c, classes)));
    DocumentPart.check("targetClass", () -> ClassIndex.require(targetClass, classes));
    DocumentPart.check(
        "evaluation.pristine", () -> Matrices.require(evaluation.pristine(), classes));
    DocumentPart.check(
        "evaluation.poisoned", () -> Matrices.require(evaluation.poisoned(), classes));
    cleanModel.ifPresent(
        matrix -> DocumentPart.check("cleanModel", () -> Matrices.require(matrix, classes)));
    sample.ifPresent(
        images -> DocumentPart.check("sample", () -> requireFitting(images, shape, classes)));
    DocumentPart.check(
        "classMeans",
        () ->
            classMeans.forEach(
                mean -> {
                  ClassIndex.require(mean.classIndex(), classes);
                  PixelArrays.require(shape, mean.mean());
                }));
  }

  private static void requireFitting(TriggerSample images, ImageShape shape, int classes) {
    ClassIndex.require(images.label(), classes);
    PixelArrays.require(shape, images.pristine());
    PixelArrays.require(shape, images.poisoned());
  }

  private static void requireAscending(List<Integer> classes) {
    for (int i = 1; i < classes.size(); i++) {
      if (classes.get(i - 1) >= classes.get(i)) {
        throw new IllegalArgumentException("expected ascending classes, found " + classes);
      }
    }
  }
}
