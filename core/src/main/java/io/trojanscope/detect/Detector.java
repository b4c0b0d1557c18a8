package io.trojanscope.detect;

/** Decides whether a model carries a backdoor. The same input gives the same answer. */
public interface Detector {
  /** The name of the method in the literature. */
  String name();

  /**
   * Examines a model.
   *
   * @throws io.trojanscope.error.InvalidInputException if what the detector needs is missing, or a
   *     logit or gradient is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  Detection detect(DetectionInput input);
}
