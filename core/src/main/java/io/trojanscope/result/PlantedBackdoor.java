package io.trojanscope.result;

import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.spec.ImageShape;
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
    List<ClassMean> classMeans,
    PlantDetails details) {
  public PlantedBackdoor {
    sourceClasses = List.copyOf(sourceClasses);
    classMeans = List.copyOf(classMeans);
    requireAscending(sourceClasses);
    requireAscending(classMeans.stream().map(ClassMean::classIndex).toList());
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
      List<ClassMean> classMeans) {
    this(
        sourceClasses,
        targetClass,
        trigger,
        poisonedImages,
        evaluation,
        cleanModel,
        sample,
        classMeans,
        PlantDetails.NONE);
  }

  void requireFitting(ImageShape shape, int classes) {
    sourceClasses.forEach(source -> requireClass(source, classes));
    requireClass(targetClass, classes);
    Matrices.require(evaluation.pristine(), classes);
    Matrices.require(evaluation.poisoned(), classes);
    cleanModel.ifPresent(matrix -> Matrices.require(matrix, classes));
    sample.ifPresent(
        images -> {
          requireClass(images.label(), classes);
          PixelArrays.require(shape, images.pristine());
          PixelArrays.require(shape, images.poisoned());
        });
    for (ClassMean mean : classMeans) {
      requireClass(mean.classIndex(), classes);
      PixelArrays.require(shape, mean.values());
    }
  }

  private static void requireClass(int index, int classes) {
    if (index < 0 || index >= classes) {
      throw new IllegalArgumentException(
          "expected classes from 0 to " + (classes - 1) + ", found " + index);
    }
  }

  private static void requireAscending(List<Integer> classes) {
    for (int i = 1; i < classes.size(); i++) {
      if (classes.get(i - 1) >= classes.get(i)) {
        throw new IllegalArgumentException("expected ascending classes, found " + classes);
      }
    }
  }
}
