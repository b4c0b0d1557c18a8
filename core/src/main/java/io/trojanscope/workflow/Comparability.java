package io.trojanscope.workflow;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Whether models can be compared. */
public final class Comparability {
  private static final int NAMES_SHOWN = 10;

  private Comparability() {}

  public static void requireImages(LoadedModel model, LabeledImages images) {
    model
        .classifier()
        .spec()
        .requireAccepts("data", images.shape(), images.classCount(), model.name());
  }

  /**
   * One message per model whose accuracy on these images is at chance, or clearly better under
   * another preprocessing. No verdict is given on such models.
   *
   * @param known gives the result of the check of a reference, which it may know already
   */
  public static List<String> misfits(
      LoadedModel suspect,
      List<LoadedModel> references,
      LabeledImages images,
      ProgressListener progress,
      BiFunction<LoadedModel, Supplier<Optional<String>>, Optional<String>> known) {
    List<String> misfits = new ArrayList<>();
    misfit(suspect.name(), suspect.classifier(), images, progress).ifPresent(misfits::add);
    for (LoadedModel reference : references) {
      known
          .apply(
              reference, () -> misfit(reference.name(), reference.classifier(), images, progress))
          .map(text -> "reference " + text)
          .ifPresent(misfits::add);
    }
    return misfits;
  }

  /** A message if the accuracy is at chance, or clearly better under another preprocessing. */
  static Optional<String> misfit(
      String model, Classifier classifier, LabeledImages images, ProgressListener progress) {
    ProgressListener named =
        (task, done, total) -> progress.progress(task + " of " + model, done, total);
    InputCheck check = InputCheck.of(classifier, images, named);
    return check.passes() ? Optional.empty() : Optional.of(model + ": " + check.text());
  }

  /** A model cannot be compared with itself, nor count twice. */
  public static void requireDifferent(LoadedModel suspect, List<LoadedModel> references) {
    Set<String> seen = new HashSet<>(Set.of(suspect.sha256()));
    for (LoadedModel reference : references) {
      if (!seen.add(reference.sha256())) {
        throw new InvalidInputException(
            reference.name()
                + ": expected another, clean model as reference, found the same file as "
                + (reference.sha256().equals(suspect.sha256())
                    ? "the suspect"
                    : "another reference")
                + "; give another");
      }
    }
  }

  public static void requireSameInterface(LoadedModel suspect, LoadedModel reference) {
    ModelSpec expected = suspect.classifier().spec();
    ModelSpec found = reference.classifier().spec();
    if (!expected.input().equals(found.input()) || expected.classCount() != found.classCount()) {
      throw new InvalidInputException(
          "%s: expected a reference for images of %s in %d classes, like %s, found %s in %d; give another reference"
              .formatted(
                  reference.name(),
                  expected.input(),
                  expected.classCount(),
                  suspect.name(),
                  found.input(),
                  found.classCount()));
    }
    boolean named = !areNumbers(expected.classNames()) && !areNumbers(found.classNames());
    if (named && !expected.classNames().equals(found.classNames())) {
      throw new InvalidInputException(
          "%s: expected the classes %s, like %s, found %s; give another reference"
              .formatted(
                  reference.name(),
                  DisplayText.list(expected.classNames(), NAMES_SHOWN),
                  suspect.name(),
                  DisplayText.list(found.classNames(), NAMES_SHOWN)));
    }
  }

  /** Whether the names are those of a model that states none. */
  private static boolean areNumbers(List<String> names) {
    return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
  }
}
