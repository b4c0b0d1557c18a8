package io.trojanscope.model.trust;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InferenceCheck;
import io.trojanscope.model.Logits;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.model.loader.LoadedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks whether a search can rely on the outputs and gradients of a model.
 *
 * @param failures why no result about the model means anything, a sentence each
 * @param obstacles why a search may miss a backdoor, a sentence each; without any, a search may
 *     clear the model
 */
public record ModelTrust(List<String> failures, List<String> obstacles) {
  /** Images in the batches whose logits are compared. */
  private static final int FEWEST_REPEATED = 8;

  public ModelTrust {
    failures = List.copyOf(failures);
    obstacles = List.copyOf(obstacles);
  }

  /** Failures and obstacles together. */
  public List<String> all() {
    List<String> all = new ArrayList<>(failures);
    all.addAll(obstacles);
    return all;
  }

  /**
   * Checks a model. Nothing but the model itself is run: for small images by a few hundred forward
   * passes and about as many gradients, for images of 224 pixels by about 60 and 15, and more if
   * units are looked at.
   *
   * @param images of the model's classes; without them, noise is used, and units that are off are
   *     not looked at
   * @throws io.trojanscope.error.InvalidInputException if a logit or gradient is not finite
   */
  public static ModelTrust of(LoadedModel model, Optional<LabeledImages> images) {
    return of(model, images, () -> GradientCheck.of(model.classifier()));
  }

  /**
   * The same.
   *
   * @param gradient gives the check of the model's gradients, which may be known already
   */
  public static ModelTrust of(
      LoadedModel model, Optional<LabeledImages> images, Supplier<GradientCheck> gradient) {
    DifferentiableClassifier classifier = model.classifier();
    ImageBatch probes = ProbeImages.of(images, classifier.spec().input());
    int repeated = ProbeImages.count(probes.shape(), FEWEST_REPEATED, probes.count());
    Optional<String> problem =
        InferenceCheck.problem(classifier, ProbeImages.first(probes, repeated));
    if (problem.isPresent()) {
      return failed(problem.get());
    }
    Logits logits = classifier.logits(probes);
    Optional<String> independence = OutputCheck.independence(logits);
    if (independence.isPresent()) {
      return failed(independence.get());
    }
    List<String> obstacles = new ArrayList<>(model.blindSpots());
    obstacles.addAll(OutputCheck.obstacles(logits));
    gradient(gradient.get())
        .or(() -> GradientPoints.problem(classifier, probes))
        .ifPresent(obstacles::add);
    if (images.isPresent()) {
      model.units().flatMap(units -> dormant(units, classifier, probes)).ifPresent(obstacles::add);
    }
    return new ModelTrust(List.of(), obstacles);
  }

  private static ModelTrust failed(String failure) {
    return new ModelTrust(List.of(failure), List.of());
  }

  private static Optional<String> dormant(
      UnitProbe units, DifferentiableClassifier classifier, ImageBatch probes) {
    try {
      return DormantUnits.search(units, classifier, probes).map(DormantTrigger::text);
    } catch (InvalidInputException e) {
      // If a worker has ended, the next call reports it.
      return Optional.of("the inner units could not be checked: " + e.getMessage());
    }
  }

  private static Optional<String> gradient(GradientCheck check) {
    if (check.works()) {
      return Optional.empty();
    }
    return Optional.of(
        check.largest() == 0
            ? "the gradients are all zero"
            : "the gradients are wrong: on images of noise, they differ from the change of the outputs by %.0f %%"
                .formatted(100 * check.error()));
  }
}
